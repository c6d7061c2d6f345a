import type { DwellTime } from '../api/types.ts';
import { useMessages } from '../i18n/language.tsx';
import type { Messages } from '../i18n/vi/index.ts';
import type { Column } from '../list/column.ts';
import { DataTable } from '../list/data-table.tsx';
import { workingTime } from '../time/working-words.ts';

/** The numbers of the picture, as a table. */
export function DwellTable({ rows }: { rows: readonly DwellTime[] }) {
  const m = useMessages();
  return (
    <DataTable label={m.dwell.table} columns={dwellColumns(m)} rows={rows} rowKey={(row) => row.key ?? ''} />
  );
}

function dwellColumns(m: Messages): Column<DwellTime>[] {
  const time = (key: string, title: string, minutes: (row: DwellTime) => number | undefined) => {
    const text = (row: DwellTime): string => workingTime(minutes(row) ?? 0, m);
    return { key, title, cell: text, text };
  };
  const count = (row: DwellTime): string => String(row.holdingCount ?? 0);
  const name = (row: DwellTime): string => row.name ?? '';
  return [
    {
      key: 'name',
      title: m.dwell.name,
      cell: (row) => (
        <>
          {name(row)} <Apart row={row} />
        </>
      ),
      text: name,
      className: 'cell-main',
    },
    { key: 'count', title: m.dwell.count, cell: count, text: count, className: 'cell-number' },
    time('median', m.dwell.median, (row) => row.medianMinutes),
    time('p75', m.dwell.p75, (row) => row.p75Minutes),
    time('p95', m.dwell.p95, (row) => row.p95Minutes),
    time('max', m.dwell.max, (row) => row.maxMinutes),
  ];
}

/** A unit that is none of today's: by which clause it was parted. */
function Apart({ row }: { row: DwellTime }) {
  const m = useMessages();
  const ref = row.apartRef ?? '';
  if (ref === '') return null;
  return (
    <span className="quiet">
      ({m.dwell.apart}: {ref === '-' ? m.dwell.apartNone : m.dwell.apartRef(ref)})
    </span>
  );
}
