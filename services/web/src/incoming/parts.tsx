import type { IncomingDocument, Part, PostHolder } from '../api/types.ts';
import { useMessages, word } from '../i18n/language.tsx';
import { lastHolderOf } from '../item/path-steps.ts';
import type { ItemWriter } from '../item/item-writer.ts';
import { useRemaining } from '../state/calendar.ts';
import { showDue, showInstant } from '../time/format.ts';
import { DueMark } from '../ui/due-mark.tsx';
import { HolderText } from '../ui/holder-text.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import { PartActions } from './act/incoming-actions.tsx';

interface PartsProps {
  readonly parts: readonly Part[];
  readonly document: IncomingDocument;
  readonly writer: ItemWriter<IncomingDocument>;
}

/** Co-ordinators' parts: each an item of its own, with its holder, due time and acts. */
export function Parts({ parts, document, writer }: PartsProps) {
  return (
    <ul className="parts">
      {parts.map((part) => (
        <li key={part.id} className="part">
          <PartWords part={part} holder={part.holder ?? lastHolderOf(document.path ?? [], part.id ?? '')} />
          <div className="part-actions">
            <PartActions part={part} document={document} writer={writer} />
          </div>
        </li>
      ))}
    </ul>
  );
}

function PartWords({ part, holder }: { part: Part; holder: PostHolder | undefined }) {
  const m = useMessages();
  const remaining = useRemaining();
  const isOpen = part.state === 'PART_STATE_ROUTED' || part.state === 'PART_STATE_ACCEPTED';
  return (
    <div className="part-words">
      <HolderText holder={holder} />
      <p>
        <StateTag text={word(m.enums.partState, part.state)} />{' '}
        {part.dueTime !== undefined && (
          <>
            {showDue(part.dueTime)}{' '}
            <DueMark state={part.dueState} text={isOpen ? remaining(part.dueTime) : ''} />
          </>
        )}
      </p>
      {part.direction !== undefined && part.direction !== '' && <q>{part.direction}</q>}
      {part.result !== undefined && part.result !== '' && (
        <p>
          {m.document.result}: {part.result}
          {part.finishTime !== undefined && <span className="quiet"> · {showInstant(part.finishTime)}</span>}
        </p>
      )}
    </div>
  );
}
