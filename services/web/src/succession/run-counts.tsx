import type { SuccessionRun } from '../api/types.ts';
import { useMessages, word } from '../i18n/language.tsx';
import type { Column } from '../list/column.ts';
import { DataTable } from '../list/data-table.tsx';
import { sumOf } from './run-words.ts';

type Counts = NonNullable<SuccessionRun['counts']>[number];

/** How far a run is, as a bar and by service. */
export function RunCounts({ run }: { run: SuccessionRun }) {
  const m = useMessages();
  const all = sumOf(run, 'previewed');
  const done = all - sumOf(run, 'waiting');
  const names = [
    ['previewed', m.succession.previewed],
    ['waiting', m.succession.waiting],
    ['moved', m.succession.moved],
    ['closed', m.succession.ended],
    ['left', m.succession.left],
    ['refused', m.succession.refused],
    ['settled', m.succession.settled],
  ] as const;
  const service = (row: Counts): string => word(m.succession.services, row.service);
  const columns: Column<Counts>[] = [
    { key: 'service', title: m.succession.service, cell: service, text: service, className: 'cell-main' },
    ...names.map(([key, title]): Column<Counts> => {
      const count = (row: Counts): string => String(row[key] ?? 0);
      return { key, title, cell: count, text: count, className: 'cell-number' };
    }),
  ];
  return (
    <>
      <p className="run-progress" role="status">
        <progress max={Math.max(all, 1)} value={done} aria-hidden="true" className="no-print" />{' '}
        {m.succession.progressOf(done, all)}
      </p>
      <DataTable
        label={m.succession.countsTable}
        columns={columns}
        rows={run.counts ?? []}
        rowKey={(row) => row.service ?? ''}
      />
    </>
  );
}
