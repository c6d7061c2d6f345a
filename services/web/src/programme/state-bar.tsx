import type { StateCounts } from '../api/types.ts';
import { useMessages } from '../i18n/language.tsx';
import { COUNTED, totalOf } from './counts.ts';

/** Shares of the states as one bar; the numbers stand beside it. */
export function StateBar({ counts }: { counts: StateCounts | undefined }) {
  const m = useMessages();
  const total = totalOf(counts);
  if (total === 0) return null;
  const shown = COUNTED.filter((state) => (counts?.[state] ?? 0) > 0);
  const words = shown.map((state) => `${m.programme.states[state]} ${counts?.[state] ?? 0}`).join('; ');
  return (
    <span className="state-bar" role="img" aria-label={words}>
      {shown.map((state) => (
        <span
          key={state}
          className={`state-part state-${state}`}
          style={{ width: `${((counts?.[state] ?? 0) / total) * 100}%` }}
        />
      ))}
    </span>
  );
}

/** The numbers of the states, in words. */
export function StateNumbers({ counts }: { counts: StateCounts | undefined }) {
  const m = useMessages();
  return (
    <ul className="state-numbers">
      {COUNTED.map((state) => (
        <li key={state}>
          <span className={`state-key state-${state}`} aria-hidden="true" />
          <span>{m.programme.states[state]}</span> <strong>{counts?.[state] ?? 0}</strong>
        </li>
      ))}
    </ul>
  );
}
