import type { LeadProgress } from '../api/types.ts';
import { useMessages } from '../i18n/language.tsx';
import type { Messages } from '../i18n/vi/index.ts';
import type { Column } from '../list/column.ts';
import { DataTable } from '../list/data-table.tsx';
import { COUNTED, totalOf } from './counts.ts';
import { StateBar } from './state-bar.tsx';

/** How far each unit is with the tasks it leads. */
export function LeadTable({ leads }: { leads: readonly LeadProgress[] }) {
  const m = useMessages();
  return (
    <DataTable
      label={m.programme.leads}
      columns={columnsOf(m)}
      rows={leads}
      rowKey={(lead) => `${lead.leadUnitId ?? ''} ${lead.leadUnitName ?? ''}`}
    />
  );
}

function columnsOf(m: Messages): Column<LeadProgress>[] {
  const t = m.programme;
  const name = (lead: LeadProgress): string => lead.leadUnitName ?? '';
  const total = (lead: LeadProgress): string => String(totalOf(lead.counts));
  return [
    { key: 'lead', title: t.lead, cell: name, text: name, className: 'cell-main' },
    { key: 'total', title: t.total, cell: total, text: total, className: 'cell-number' },
    ...COUNTED.map((state) => {
      const text = (lead: LeadProgress): string => String(lead.counts?.[state] ?? 0);
      return { key: state, title: t.states[state], cell: text, text, className: 'cell-number' };
    }),
    { key: 'bar', title: t.progress, cell: (lead) => <StateBar counts={lead.counts} />, text: () => '' },
  ];
}
