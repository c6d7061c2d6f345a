import type { LocalityLine, SessionReport } from '../../api/session-report-api.ts';
import { useMessages, word } from '../../i18n/language.tsx';
import type { Column } from '../../list/column.ts';
import { DataTable } from '../../list/data-table.tsx';
import { CountLink, valueOrGap, withFilters } from './report-link.tsx';

/** Fields by their number in the contract; none last. */
const FIELDS = [
  [1, 'PETITION_FIELD_POLICY'],
  [2, 'PETITION_FIELD_ECONOMY'],
  [3, 'PETITION_FIELD_SOCIETY'],
  [4, 'PETITION_FIELD_URBAN'],
  [5, 'PETITION_FIELD_JUSTICE'],
  [6, 'PETITION_FIELD_SECURITY'],
  [0, ''],
] as const;

interface LocalityTableProps {
  readonly sessionId: string;
  readonly report: SessionReport;
}

/** Petitions by locality and field, as the annex of covering letters counts them. */
export function LocalityTable({ sessionId, report }: LocalityTableProps) {
  const m = useMessages();
  const t = m.sessionReport;
  const nameOf = ({ localityName = '' }: LocalityLine): string => localityName || t.total;
  const filtersOf = ({ localityName = '' }: LocalityLine) => (localityName === '' ? {} : { localityName });
  const columns: Column<LocalityLine>[] = [
    { key: 'name', title: t.locality, cell: nameOf, text: nameOf, className: 'cell-main' },
    ...FIELDS.map(([place, field]): Column<LocalityLine> => {
      const title = word(m.enums.petitionField, field) || t.notClassified;
      return {
        key: `field ${field}`,
        title,
        className: 'cell-number',
        text: ({ fieldCounts }) => String(fieldCounts?.[place] ?? 0),
        cell: (line) => (
          <CountLink
            sessionId={sessionId}
            count={line.fieldCounts?.[place]}
            filters={withFilters(filtersOf(line), valueOrGap('field', field, 'field'))}
            label={`${nameOf(line)}, ${title}`}
          />
        ),
      };
    }),
    {
      key: 'total',
      title: t.total,
      className: 'cell-number',
      text: ({ totalCount = 0 }) => String(totalCount),
      cell: (line) => (
        <CountLink
          sessionId={sessionId}
          count={line.totalCount}
          filters={filtersOf(line)}
          label={`${nameOf(line)}, ${t.total}`}
        />
      ),
    },
  ];
  const rows = [...(report.localities ?? []), report.localityTotal ?? {}];
  return (
    <>
      <DataTable label={t.byLocality} columns={columns} rows={rows} rowKey={nameOf} />
      <p className="quiet">{t.localityNote}</p>
    </>
  );
}
