import type { SlippageTotal } from '../api/types.ts';
import { useLanguage } from '../i18n/language.tsx';
import type { Messages } from '../i18n/vi/index.ts';
import { Section } from '../item/facts.tsx';
import type { Column } from '../list/column.ts';
import { DataTable } from '../list/data-table.tsx';
import { daysInWords } from './days.ts';

/** All moves of the period by unit, by who asked, by reason. */
export function SlippageTotals({ totals }: { totals: readonly SlippageTotal[] }) {
  const { m, language } = useLanguage();
  const groups = [
    ['SLIPPAGE_GROUPING_LEAD_UNIT', m.slippage.byUnit, m.slippage.lead],
    ['SLIPPAGE_GROUPING_ASKER', m.slippage.byAsker, m.slippage.asked],
    ['SLIPPAGE_GROUPING_REASON', m.slippage.byReason, m.slippage.why],
  ] as const;
  return groups.map(([grouping, title, what]) => (
    <Section key={grouping} title={title}>
      <DataTable
        label={title}
        columns={columnsOf(what, m, language)}
        rows={totals.filter((total) => total.grouping === grouping)}
        rowKey={(total) => total.key ?? ''}
      />
    </Section>
  ));
}

function columnsOf(what: string, m: Messages, language: 'vi' | 'en'): Column<SlippageTotal>[] {
  const t = m.slippage;
  const name = (total: SlippageTotal): string =>
    [total.name, total.key].find((text) => (text ?? '') !== '') ?? t.noReason;
  const times = (total: SlippageTotal): string => String(total.moveCount ?? 0);
  const tasks = (total: SlippageTotal): string => String(total.taskCount ?? 0);
  const days = (total: SlippageTotal): string => daysInWords(total.workingDays, m, language);
  return [
    { key: 'name', title: what, cell: name, text: name, className: 'cell-main' },
    { key: 'times', title: t.times, cell: times, text: times, className: 'cell-number' },
    { key: 'tasks', title: t.tasks, cell: tasks, text: tasks, className: 'cell-number' },
    { key: 'days', title: t.all, cell: days, text: days },
  ];
}
