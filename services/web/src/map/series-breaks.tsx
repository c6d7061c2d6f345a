import type { SeriesBreak } from '../api/types.ts';
import { useMessages } from '../i18n/language.tsx';
import { showDate } from '../time/format.ts';

/** Says where a series breaks, and by which clause. */
export function SeriesBreaks({ breaks = [] }: { breaks?: readonly SeriesBreak[] | undefined }) {
  const m = useMessages();
  if (breaks.length === 0) return null;
  return (
    <aside className="series-breaks">
      <strong>{m.map.breaks}</strong>
      <p className="quiet">{m.map.breaksHelp}</p>
      <ul>
        {breaks.map((one) => (
          <li key={`${one.predecessorId} ${one.successorId}`}>
            {m.map.breakLine(
              showDate(one.date),
              one.predecessorName ?? '',
              one.successorName ?? '',
              one.part === true,
              one.legalRef ?? '',
            )}
          </li>
        ))}
      </ul>
    </aside>
  );
}
