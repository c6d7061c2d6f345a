import { Link } from 'react-router';
import type { Urging } from '../api/types.ts';
import { useMessages } from '../i18n/language.tsx';
import { showDue, showInstant } from '../time/format.ts';

/** Urging letters that listed the task, newest first. */
export function TaskUrgings({ urgings }: { urgings: readonly Urging[] }) {
  const m = useMessages();
  return (
    <ol className="history">
      {urgings.map((urging) => (
        <li key={urging.letterId}>
          <time dateTime={urging.urgeTime}>{showInstant(urging.urgeTime)}</time>
          <div>
            <p>
              <strong>{m.urging.times(urging.urgingNumber ?? 0)}</strong>{' '}
              <Link to={`/urging/${urging.letterId ?? ''}`}>{urging.numberSymbol}</Link>
            </p>
            <p className="quiet">
              {m.urging.overdueThen(urging.overdueDays ?? 0)}
              {urging.answerDueTime !== undefined && ` · ${m.urging.answerBy(showDue(urging.answerDueTime))}`}
            </p>
          </div>
        </li>
      ))}
    </ol>
  );
}
