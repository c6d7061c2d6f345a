import type { QueryValues } from '../../api/query-string.ts';
import type { ReportCounts } from '../../api/session-report-api.ts';
import { word } from '../../i18n/language.tsx';
import type { Messages } from '../../i18n/vi/index.ts';
import type { Column } from '../../list/column.ts';
import { CountLink, showCount, valueOrGap, withFilters } from './report-link.tsx';

/** A line of a table of the report: what it counts, and the filters that list it. */
export interface CountRow {
  readonly name: string;
  readonly counts: ReportCounts;
  readonly filters: QueryValues;
}

/** Classes of results by their number in the contract; none last. */
export const CLASSES = [
  [1, 'RESULT_CLASS_DONE'],
  [2, 'RESULT_CLASS_UNDER_WAY'],
  [3, 'RESULT_CLASS_SCHEDULED'],
  [4, 'RESULT_CLASS_EXPLAINED'],
  [5, 'RESULT_CLASS_NOT_POSSIBLE'],
  [0, ''],
] as const;

/** What a class is called; `''` is no result yet. */
export function className(name: string, m: Messages): string {
  return name === '' ? m.sessionReport.noResult : word(m.enums.resultClass, name);
}

/** Columns of counts: how many, answered or not, and each class by both words, the unit's above the verifier's. */
export function countColumns(m: Messages, sessionId: string, first: string): Column<CountRow>[] {
  const t = m.sessionReport;
  const count = (
    key: string,
    title: string,
    of: (counts: ReportCounts) => number | undefined,
    more: QueryValues,
  ): Column<CountRow> => ({
    key,
    title,
    className: 'cell-number',
    text: ({ counts }) => showCount(of(counts)),
    cell: ({ counts, filters, name }) => (
      <CountLink
        sessionId={sessionId}
        count={of(counts)}
        filters={withFilters(filters, more)}
        label={`${name}, ${title}`}
      />
    ),
  });
  return [
    { key: 'name', title: first, cell: ({ name }) => name, text: ({ name }) => name, className: 'cell-main' },
    count('carried', t.carried, (counts) => counts.carriedCount, { part: 'REPORT_PART_CARRIED' }),
    count('raised', t.raised, (counts) => counts.raisedCount, { part: 'REPORT_PART_RAISED' }),
    count('total', t.total, (counts) => counts.totalCount, {}),
    count('answered', t.answered, (counts) => counts.answeredCount, { answered: 'true' }),
    count(
      'notAnswered',
      t.notAnswered,
      ({ totalCount = 0, answeredCount = 0 }) => totalCount - answeredCount,
      { answered: 'false' },
    ),
    ...CLASSES.map(([place, name]) => classColumn(m, sessionId, place, name)),
    count('differing', t.differing, (counts) => counts.differingCount, { differing: 'true' }),
  ];
}

function classColumn(m: Messages, sessionId: string, place: number, name: string): Column<CountRow> {
  const title = className(name, m);
  const claims = ({ counts }: CountRow): number => counts.claimCounts?.[place] ?? 0;
  const findings = ({ counts }: CountRow): number => counts.findingCounts?.[place] ?? 0;
  const words = m.petition;
  return {
    key: `class ${name}`,
    title,
    className: 'cell-both',
    text: (row) => `${words.claimShort} ${claims(row)}; ${words.findingShort} ${findings(row)}`,
    cell: (row) => (
      <dl className="count-pair">
        <div>
          <dt>{words.claimShort}</dt>
          <dd>
            <CountLink
              sessionId={sessionId}
              count={claims(row)}
              filters={withFilters(row.filters, valueOrGap('claimClass', name, 'claim'))}
              label={`${row.name}, ${title}, ${words.claimShort}`}
            />
          </dd>
        </div>
        <div>
          <dt>{words.findingShort}</dt>
          <dd>
            <CountLink
              sessionId={sessionId}
              count={findings(row)}
              filters={withFilters(row.filters, valueOrGap('findingClass', name, 'finding'))}
              label={`${row.name}, ${title}, ${words.findingShort}`}
            />
          </dd>
        </div>
      </dl>
    ),
  };
}
