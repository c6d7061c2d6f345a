import { Link } from 'react-router';
import type { SuccessorUnit } from '../api/types.ts';
import { useMessages, word } from '../i18n/language.tsx';
import { showDate } from '../time/format.ts';

/** Units that follow a closed one: whole or part, by which clause, since when. */
export function SuccessorList({ successors }: { successors: readonly SuccessorUnit[] | undefined }) {
  const m = useMessages();
  if (successors === undefined || successors.length === 0) {
    return <span className="quiet">{m.succession.noSuccessor}</span>;
  }
  return (
    <ul className="successor-list">
      {successors.map((one) => (
        <li key={one.unitId}>
          <Link to={`/units/${one.unitId ?? ''}`}>{one.unitName}</Link>{' '}
          <span className="quiet">{clauseOf(one, m)}</span>
        </li>
      ))}
    </ul>
  );
}

function clauseOf(one: SuccessorUnit, m: ReturnType<typeof useMessages>): string {
  if ((one.legalRef ?? '') === '') return `(${m.succession.above})`;
  const relation = word(m.enums.relation, one.relation);
  return `(${relation}, ${m.succession.by(one.legalRef ?? '')}, ${showDate(one.effectiveDate)})`;
}
