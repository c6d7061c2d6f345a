import { Link } from 'react-router';
import type { MyWorkCounts } from '../api/types.ts';
import { useMessages } from '../i18n/language.tsx';
import { countOf, WORK_FILTERS, workAddress, type WorkFilter } from './work-filter.ts';

/** Counters; each opens the same list filtered. */
export function Counters({ counts, filter }: { counts: MyWorkCounts | undefined; filter: WorkFilter }) {
  const m = useMessages();
  return (
    <nav className="counters" aria-label={m.work.counters}>
      {WORK_FILTERS.map((one) => {
        const count = countOf(counts, one);
        return (
          <Link
            key={one}
            to={workAddress(one)}
            aria-current={one === filter ? 'page' : undefined}
            className={`counter counter-${one} ${count > 0 ? 'counter-some' : ''}`}
          >
            <span className="counter-number">{counts === undefined ? '–' : count}</span>
            <span className="counter-word">{m.work[one]}</span>
          </Link>
        );
      })}
    </nav>
  );
}
