import type { Evidence } from '../../../api/standing-api.ts';
import { useMessages } from '../../../i18n/language.tsx';
import { isLink } from './score-values.ts';

/** Documents of a score, each with the way to it. */
export function EvidenceList({ evidence }: { evidence: readonly Evidence[] }) {
  const t = useMessages().criterionScore;
  if (evidence.length === 0) return null;
  return (
    <ul className="evidence-list">
      {evidence.map(({ title = '', link = '' }, at) => (
        <li key={at}>
          {link !== '' && isLink(link) ? (
            <a href={link} target="_blank" rel="noreferrer">
              {title}
            </a>
          ) : (
            <>
              {title} <span className="quiet">({t.onPaper})</span>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
