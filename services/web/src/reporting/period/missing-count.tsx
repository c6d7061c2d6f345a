import { useMessages } from '../../i18n/language.tsx';
import { DueMark } from '../../ui/due-mark.tsx';

/** How many units are overdue; nothing is red when none is. */
export function MissingCount({ count = 0 }: { count: number | undefined }) {
  const m = useMessages();
  if (count === 0) return <span className="quiet">0</span>;
  return (
    <>
      <DueMark state="DUE_STATE_OVERDUE" text={String(count)} />
      <span className="visually-hidden"> {m.reporting.missing}</span>
    </>
  );
}
