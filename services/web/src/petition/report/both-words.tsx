import type { ClaimFindingCount, SessionReport } from '../../api/session-report-api.ts';
import { useMessages } from '../../i18n/language.tsx';
import type { Column } from '../../list/column.ts';
import { DataTable } from '../../list/data-table.tsx';
import { CLASSES, className } from './count-columns.tsx';
import { set } from './count-rows.ts';
import { CountLink, valueOrGap, withFilters } from './report-link.tsx';

interface BothWordsProps {
  readonly sessionId: string;
  readonly report: SessionReport;
}

type Row = (typeof CLASSES)[number];

/** Each claim of the units against each finding of the verifier: off the diagonal they differ. */
export function BothWords({ sessionId, report }: BothWordsProps) {
  const m = useMessages();
  const t = m.sessionReport;
  const isOf = (one: ClaimFindingCount, claim: string, finding: string): boolean =>
    set(one.claimClass) === claim && set(one.findingClass) === finding;
  const countOf = (claim: string, finding: string): number =>
    report.claimFindings?.find((one) => isOf(one, claim, finding))?.count ?? 0;
  const columns: Column<Row>[] = [
    {
      key: 'claim',
      title: `${m.petition.claim} ↓  ${m.petition.finding} →`,
      className: 'cell-main',
      cell: ([, name]) => className(name, m),
      text: ([, name]) => className(name, m),
    },
    ...CLASSES.map(([, finding]): Column<Row> => ({
      key: `finding ${finding}`,
      title: className(finding, m),
      className: 'cell-number',
      text: ([, claim]) => String(countOf(claim, finding)),
      cell: ([, claim]) => (
        <CountLink
          sessionId={sessionId}
          count={countOf(claim, finding)}
          filters={withFilters(
            valueOrGap('claimClass', claim, 'claim'),
            valueOrGap('findingClass', finding, 'finding'),
          )}
          label={`${m.petition.claim} ${className(claim, m)}, ${m.petition.finding} ${className(finding, m)}`}
        />
      ),
    })),
  ];
  return <DataTable label={t.bothWords} columns={columns} rows={CLASSES} rowKey={([, name]) => name} />;
}
