import { Link } from 'react-router';
import { toQueryString, type QueryValues } from '../../api/query-string.ts';

const numbers = new Intl.NumberFormat('vi-VN');

/** A number as people here write it. */
export function showCount(count = 0): string {
  return numbers.format(count);
}

/** Where the petitions behind a number are listed; filters by the names of the contract. */
export function rowsAddress(sessionId: string, filters: QueryValues): string {
  return `/petitions/reports/${sessionId}/rows${toQueryString(filters)}`;
}

/** One filter, or what has no value of it. */
export function valueOrGap(name: string, value: string | undefined, gap: string): QueryValues {
  return value === undefined || value === '' ? { without: [gap] } : { [name]: value };
}

/** Both filters; what is to be missing is asked of both. */
export function withFilters(one: QueryValues, other: QueryValues): QueryValues {
  const gaps = [one, other].flatMap(({ without }) => (Array.isArray(without) ? without.map(String) : []));
  return { ...one, ...other, ...(gaps.length > 0 ? { without: gaps } : {}) };
}

interface CountLinkProps {
  readonly sessionId: string;
  readonly count: number | undefined;
  readonly filters: QueryValues;
  /** What is counted, for who does not see the column's heading. */
  readonly label: string;
}

/** A number that leads to the petitions it is made of; nothing leads to none. */
export function CountLink({ sessionId, count = 0, filters, label }: CountLinkProps) {
  if (count === 0) return <span className="quiet">0</span>;
  return (
    <Link to={rowsAddress(sessionId, filters)} aria-label={`${label}: ${showCount(count)}`}>
      {showCount(count)}
    </Link>
  );
}
