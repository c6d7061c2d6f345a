import { Link } from 'react-router';
import type { Indicator } from '../../api/reporting-types.ts';
import { useMessages } from '../../i18n/language.tsx';
import type { Messages } from '../../i18n/vi/index.ts';
import type { Column } from '../../list/column.ts';
import { DataTable } from '../../list/data-table.tsx';
import { showDate } from '../../time/format.ts';
import { StateTag } from '../../ui/state-tag.tsx';

/** In the address: the version shown; the one in force without. */
export const VERSION = 'version';

interface VersionTableProps {
  readonly versions: readonly Indicator[];
  readonly shown: number;
}

/** Every version, the latest first, with its first day; a break of the series is marked. */
export function VersionTable({ versions, shown }: VersionTableProps) {
  const m = useMessages();
  return (
    <DataTable
      label={m.indicator.versions}
      columns={columnsOf(m, shown)}
      rows={versions}
      rowKey={(row) => String(row.versionNumber ?? 0)}
    />
  );
}

function columnsOf(m: Messages, shown: number): Column<Indicator>[] {
  const t = m.indicator;
  const number = (row: Indicator): string => t.versionOf(row.versionNumber ?? 0);
  const from = (row: Indicator): string => showDate(row.definition?.validFrom);
  const to = (row: Indicator): string => showDate(row.definition?.validTo) || t.toNow;
  const name = (row: Indicator): string => row.definition?.name ?? '';
  const breaks = ({ definition }: Indicator): boolean => definition?.breaksSeries ?? false;
  const series = (row: Indicator): string => {
    if (breaks(row)) return t.breaksSeries;
    return row.versionNumber === 1 ? t.first : t.comparable;
  };
  return [
    {
      key: 'version',
      title: t.version,
      cell: (row) =>
        row.versionNumber === shown ? (
          <span>
            <strong>{number(row)}</strong> <span className="quiet">({t.shown})</span>
          </span>
        ) : (
          <Link
            to={{ search: `?${VERSION}=${row.versionNumber ?? 0}` }}
            aria-label={t.seeVersion(row.versionNumber ?? 0)}
          >
            {number(row)}
          </Link>
        ),
      text: number,
    },
    { key: 'from', title: t.from, cell: from, text: from },
    { key: 'to', title: t.to, cell: to, text: to },
    { key: 'name', title: t.name, cell: name, text: name, className: 'cell-main' },
    {
      key: 'series',
      title: t.series,
      cell: (row) => (breaks(row) ? <StateTag text={series(row)} tone="active" /> : series(row)),
      text: series,
    },
  ];
}
