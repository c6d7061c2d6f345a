import { Link, useSearchParams } from 'react-router';
import type { WorkCounts } from '../api/types.ts';
import { useMessages } from '../i18n/language.tsx';
import { countOf, filterOf, searchOf, WORK_FILTERS } from './work-filter.ts';

/** Counters; each opens the same list filtered. */
export function Counters({ counts }: { counts: WorkCounts | undefined }) {
  const m = useMessages();
  const [params] = useSearchParams();
  const filter = filterOf(params);
  return (
    <nav className="counters" aria-label={m.work.counters}>
      {WORK_FILTERS.map((one) => {
        const count = countOf(counts, one);
        return (
          <Link
            key={one}
            to={{ search: searchOf(params, one) }}
            preventScrollReset
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
