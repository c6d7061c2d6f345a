import type { Petition, PetitionPart } from '../api/types.ts';
import { useMessages, word } from '../i18n/language.tsx';
import type { ItemWriter } from '../item/item-writer.ts';
import { LastHolder } from '../item/where-is.tsx';
import { useRemaining } from '../state/calendar.ts';
import { showDue, showInstant } from '../time/format.ts';
import { DueMark } from '../ui/due-mark.tsx';
import { HolderText, holderLine } from '../ui/holder-text.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import { PetitionPartActions } from './act/part-actions.tsx';

interface PetitionPartsProps {
  readonly petition: Petition;
  readonly writer: ItemWriter<Petition>;
}

/** What other units do for the answer: each an item of its own, with its holder, due time and acts. */
export function PetitionParts({ petition, writer }: PetitionPartsProps) {
  return (
    <ul className="parts">
      {(petition.parts ?? []).map((part) => (
        <li key={part.id} className="part">
          <PartWords part={part} />
          <div className="part-actions">
            <PetitionPartActions part={part} writer={writer} />
          </div>
        </li>
      ))}
    </ul>
  );
}

function PartWords({ part }: { part: PetitionPart }) {
  const m = useMessages();
  const remaining = useRemaining();
  const { result = '', holder } = part;
  return (
    <div className="part-words">
      <strong>{part.unitName}</strong>
      {holder === undefined ? <LastHolder itemId={part.id ?? ''} /> : <HolderText holder={holder} />}
      <p>
        <StateTag text={word(m.enums.petitionPartState, part.state)} /> {showDue(part.dueTime ?? '')}{' '}
        <DueMark state={part.dueState} text={holder === undefined ? '' : remaining(part.dueTime ?? '')} />
      </p>
      <p>
        {m.petition.partAsked}: {part.direction}
      </p>
      {result !== '' && <q>{result}</q>}
      <p className="quiet">
        {m.petition.partAskedBy(holderLine(part.askedBy), showInstant(part.askTime))}
        {part.finishTime !== undefined && ` · ${showInstant(part.finishTime)}`}
      </p>
    </div>
  );
}
