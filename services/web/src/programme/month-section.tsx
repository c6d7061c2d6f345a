import type { MonthProgress } from '../api/types.ts';
import { useMessages } from '../i18n/language.tsx';
import type { Messages } from '../i18n/vi/index.ts';
import type { Column } from '../list/column.ts';
import { DataTable } from '../list/data-table.tsx';
import { monthLabel, monthLines } from './line-values.ts';
import { TwoLines } from './two-lines.tsx';

/** Tasks due against tasks done, month by month: the picture and its table. */
export function MonthSection({ months }: { months: readonly MonthProgress[] }) {
  const m = useMessages();
  return (
    <>
      <p className="quiet dwell-question">{m.programme.question}</p>
      <TwoLines
        {...monthLines(months)}
        label={m.programme.chart}
        planName={m.programme.plannedTotal}
        actualName={m.programme.doneTotal}
      />
      <DataTable
        label={m.programme.months}
        columns={columnsOf(m)}
        rows={months}
        rowKey={(row) => row.month ?? ''}
      />
    </>
  );
}

function columnsOf(m: Messages): Column<MonthProgress>[] {
  const t = m.programme;
  const month = (row: MonthProgress): string => monthLabel(row.month);
  const number = (key: 'planned' | 'done' | 'plannedTotal', title: string) => {
    const text = (row: MonthProgress): string => String(row[key] ?? 0);
    return { key, title, cell: text, text, className: 'cell-number' };
  };
  // A month that has not begun has no number yet.
  const done = (row: MonthProgress): string => String(row.doneTotal ?? '');
  return [
    { key: 'month', title: t.month, cell: month, text: month },
    number('planned', t.planned),
    number('done', t.done),
    number('plannedTotal', t.plannedTotal),
    { key: 'doneTotal', title: t.doneTotal, cell: done, text: done, className: 'cell-number' },
  ];
}
