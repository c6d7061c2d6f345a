import { useQuery } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { getReportForm, listRolledFigures } from '../../api/reporting-api.ts';
import type { ReportPeriod } from '../../api/reporting-types.ts';
import { useMessages } from '../../i18n/language.tsx';
import { DataTable } from '../../list/data-table.tsx';
import { collectRows } from '../../list/export-rows.ts';
import { ErrorState, LoadingState } from '../../ui/states.tsx';
import { figureColumns } from './figure-columns.tsx';
import { groupFigures } from './figure-groups.ts';
import { ROLL_UP } from './roll-ups.tsx';

/** In the address: whose figures are shown; the city's without. */
const OF = 'of';

const GROUPS: Readonly<Record<string, string>> = {
  communes: 'UNIT_GROUP_COMMUNE',
  departments: 'UNIT_GROUP_DEPARTMENT',
};

/** What a period is rolled up to: of the city or of one group of units, in the order of the form. */
export function RolledFigures({ period }: { period: ReportPeriod }) {
  const m = useMessages();
  const t = m.reporting;
  const [params, setParams] = useSearchParams();
  const { id = '', formId = '', rollUpNumber: last = 0 } = period;
  const of = params.get(OF) ?? 'city';
  const number = Number(params.get(ROLL_UP) ?? 0);
  const set = (name: string, value: string): void => {
    const next = new URLSearchParams(params);
    if (value === '') next.delete(name);
    else next.set(name, value);
    setParams(next, { preventScrollReset: true });
  };
  if (last === 0) return <p className="quiet">{t.noFigures}</p>;
  return (
    <>
      <div className="figure-tools no-print">
        <Segmented
          aria-label={t.figuresFor}
          value={of}
          options={[
            { value: 'city', label: t.city },
            { value: 'communes', label: t.communes },
            { value: 'departments', label: t.departments },
          ]}
          onChange={(value) => set(OF, value === 'city' ? '' : value)}
        />
        <Button onClick={() => window.print()}>{t.print}</Button>
      </div>
      <p className="figures-of">
        {t.figuresFor} {{ communes: t.communes, departments: t.departments }[of] ?? t.city}.{' '}
        {t.figuresOf(number === 0 ? last : number)}{' '}
        {number !== 0 && number !== last && (
          <Button size="small" className="no-print" onClick={() => set(ROLL_UP, '')}>
            {t.lastFigures}
          </Button>
        )}
      </p>
      <FigureTables periodId={id} formId={formId} unitGroup={GROUPS[of] ?? ''} rollUpNumber={number} />
    </>
  );
}

interface FigureTablesProps {
  readonly periodId: string;
  readonly formId: string;
  readonly unitGroup: string;
  readonly rollUpNumber: number;
}

function FigureTables({ periodId, formId, unitGroup, rollUpNumber }: FigureTablesProps) {
  const m = useMessages();
  const figures = useQuery({
    queryKey: ['reporting', 'periods', 'figures', periodId, unitGroup, rollUpNumber],
    queryFn: async ({ signal }) => {
      const fetchPage = async (pageToken: string) => {
        const query = { unitGroup, rollUpNumber, pageSize: 200, pageToken };
        const page = await listRolledFigures(periodId, query, signal);
        return { rows: page.figures ?? [], nextToken: page.nextPageToken ?? '' };
      };
      return (await collectRows(fetchPage, () => undefined)).rows;
    },
  });
  // The figures do not name their group; the form's indicators do.
  const form = useQuery({
    queryKey: ['reporting', 'forms', 'item', formId],
    queryFn: ({ signal }) => getReportForm(formId, signal),
  });
  const columns = useMemo(() => figureColumns(m), [m]);
  const groups = useMemo(
    () => groupFigures(figures.data ?? [], form.data?.indicators ?? []),
    [figures.data, form.data],
  );
  if (figures.isPending || form.isPending) return <LoadingState rows={12} />;
  if (figures.isError) return <ErrorState error={figures.error} onRetry={() => void figures.refetch()} />;
  if (groups.length === 0) return <p className="quiet">{m.reporting.noFigures}</p>;
  return groups.map(({ name, figures: rows }, at) => (
    // A group may come twice in a form; its place is what it is known by.
    <section key={`${at} ${name}`} className="figure-group">
      <h3>{name === '' ? m.reporting.noGroup : name}</h3>
      <DataTable
        label={name === '' ? m.reporting.noGroup : name}
        columns={columns}
        rows={rows}
        rowKey={(row) => `${row.position ?? 0} ${row.indicatorCode ?? ''} ${row.member ?? ''}`}
      />
    </section>
  ));
}
