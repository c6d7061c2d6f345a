import type { WorkItem } from '../api/types.ts';
import type { Messages } from '../i18n/vi/index.ts';
import { word } from '../i18n/language.tsx';

/** The page of the document an item belongs to. */
export function itemAddress(item: WorkItem): string {
  const folder = item.itemKind === 'outgoing_document' ? 'outgoing' : 'incoming';
  return `/${folder}/${item.documentId ?? ''}`;
}

/** The word for an item's state: the bare name looked up in the table of its kind. */
export function itemStateWord(item: WorkItem, m: Messages): string {
  const bare = (item.state ?? '').replace(/^.*_STATE_/, '');
  if (item.itemKind === 'outgoing_document') return word(m.enums.outgoingState, `OUTGOING_STATE_${bare}`);
  if (item.itemKind === 'incoming_document_part') return word(m.enums.partState, `PART_STATE_${bare}`);
  return word(m.enums.incomingState, `INCOMING_STATE_${bare}`);
}
