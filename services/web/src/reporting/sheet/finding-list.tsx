import type { MouseEvent } from 'react';
import { useMessages } from '../../i18n/language.tsx';
import type { PlacedFinding } from './sheet-findings.ts';

/** Every place that breaks a rule, each leading to its field; what is only empty stands apart. */
export function FindingList({ placed }: { placed: readonly PlacedFinding[] }) {
  const m = useMessages();
  const t = m.submission;
  const missing = placed.filter((one) => one.isMissing);
  const others = placed.filter((one) => !one.isMissing);
  return (
    <section className="finding-list no-print" aria-label={t.otherFindings} role="status">
      <p>
        <strong>{placed.length === 0 ? t.noFindings : t.findings(placed.length)}</strong>
      </p>
      {others.length > 0 && <Links placed={others} />}
      {missing.length > 0 && (
        <details>
          <summary>{t.missingCells(missing.length)}</summary>
          <Links placed={missing} />
        </details>
      )}
    </section>
  );
}

function Links({ placed }: { placed: readonly PlacedFinding[] }) {
  return (
    <ul>
      {placed.map(({ field, where, words, isMissing, finding }) => (
        <li key={`${field} ${finding.rule ?? ''}`}>
          <a href={`#${field}`} onClick={(event) => goTo(event, field)}>
            {where}
          </a>
          {!isMissing && `: ${words}`}
        </li>
      ))}
    </ul>
  );
}

/** The address stays as it is: a field is a place within the page. */
function goTo(event: MouseEvent, field: string): void {
  const target = document.getElementById(field);
  if (target === null) return;
  event.preventDefault();
  target.focus();
  target.scrollIntoView({ block: 'center' });
}
