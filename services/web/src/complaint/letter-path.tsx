import type { Letter } from '../api/types.ts';
import { useMessages } from '../i18n/language.tsx';
import { ledgerPath } from '../item/path-steps.ts';
import { PathTimeline } from '../item/path-timeline.tsx';
import { workingTime } from '../time/working-words.ts';

/** The way of a letter through hands. It comes with the letter: the ledger shows it to who holds it alone. */
export function LetterPath({ letter }: { letter: Letter }) {
  const m = useMessages();
  const { id = '', path = [] } = letter;
  const minutes = path.reduce((sum, change) => sum + (change.heldWorkingMinutes ?? 0), 0);
  return (
    <>
      <PathTimeline paths={[ledgerPath(path, id)]} rootId={id} rootTitle={m.complaint.pathTitle} />
      <p className="path-age">{m.where.age(workingTime(minutes, m))}</p>
    </>
  );
}
