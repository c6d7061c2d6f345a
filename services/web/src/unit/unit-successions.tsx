import { addDays } from '@baro/directory-client/time';
import { Link } from 'react-router';
import type { Succession } from '../api/types.ts';
import { useMessages, word } from '../i18n/language.tsx';
import { showDate } from '../time/format.ts';

interface SuccessionsProps {
  readonly rows: readonly Succession[];
  readonly side: 'predecessor' | 'successor';
  readonly none: string;
}

/** What a unit came from or became: whole or part, since when, by which clause. */
export function Successions({ rows, side, none }: SuccessionsProps) {
  const m = useMessages();
  if (rows.length === 0) return <p className="quiet">{none}</p>;
  return (
    <div
      className="table-frame"
      role="region"
      tabIndex={0}
      aria-label={side === 'predecessor' ? m.unit.predecessors : m.unit.successors}
    >
      <table className="small-table">
        <thead>
          <tr>
            <th scope="col">{m.unit.title}</th>
            <th scope="col">{m.unit.relation}</th>
            <th scope="col">{m.unit.effective}</th>
            <th scope="col">{m.unit.legalRef}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>
                <Link to={addressOf(row, side)}>
                  {side === 'predecessor' ? row.predecessorName : row.successorName}
                </Link>
              </td>
              <td>{word(m.enums.relation, row.relation)}</td>
              <td className="nowrap">{showDate(row.effectiveDate)}</td>
              <td>{row.legalRef}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A unit before is opened as of its last day, when it still was; a unit after as it is today. */
function addressOf(row: Succession, side: SuccessionsProps['side']): string {
  const begin = row.effectiveDate ?? '';
  if (side === 'successor') return `/units/${row.successorId ?? ''}`;
  const asOf = begin === '' ? '' : `?asOf=${addDays(begin, -1)}`;
  return `/units/${row.predecessorId ?? ''}${asOf}`;
}
