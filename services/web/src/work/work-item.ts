import type { WorkItem } from '../api/types.ts';
import type { Messages } from '../i18n/vi/index.ts';
import { word } from '../i18n/language.tsx';

/** The page of the document, task, petition or letter an item belongs to. */
export function itemAddress(item: Pick<WorkItem, 'itemKind' | 'rootId'>): string {
  return `/${folderOf(item.itemKind ?? '')}/${item.rootId ?? ''}`;
}

function folderOf(kind: string): string {
  if (kind.startsWith('task')) return 'tasks';
  if (kind.startsWith('petition')) return 'petitions';
  if (kind === 'complaint') return 'complaints';
  return kind === 'outgoing_document' ? 'outgoing' : 'incoming';
}

/** The word for an item's state: its bare name looked up in the table of its kind. */
export function itemStateWord(item: Pick<WorkItem, 'itemKind' | 'state'>, m: Messages): string {
  const bare = (item.state ?? '').replace(/^.*_STATE_/, '');
  switch (item.itemKind) {
    case 'outgoing_document':
      return word(m.enums.outgoingState, `OUTGOING_STATE_${bare}`);
    case 'incoming_document_part':
      return word(m.enums.partState, `PART_STATE_${bare}`);
    case 'task':
      return word(m.enums.taskState, `TASK_STATE_${bare}`);
    case 'task_part':
      return word(m.enums.taskPartState, `TASK_PART_STATE_${bare}`);
    case 'task_obstacle':
      return word(m.enums.obstacleState, bare);
    case 'petition':
      return word(m.enums.petitionState, `PETITION_STATE_${bare}`);
    case 'petition_part':
      return word(m.enums.petitionPartState, `PETITION_PART_STATE_${bare}`);
    case 'complaint':
      return word(m.enums.letterState, `LETTER_STATE_${bare}`);
    default:
      return word(m.enums.incomingState, `INCOMING_STATE_${bare}`);
  }
}

/** What an item is called in a line of words: number and symbol when it has one, and its subject. */
export function itemTitle(item: Pick<WorkItem, 'numberSymbol' | 'subject'>, m: Messages): string {
  const subject = (item.subject ?? '') === '' ? m.work.noSubject : item.subject;
  return [item.numberSymbol, subject].filter((part) => (part ?? '') !== '').join(' · ');
}
