import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link } from 'react-router';
import { listReportForms } from '../../api/reporting-api.ts';
import type { CutOffRule, ReportForm } from '../../api/reporting-types.ts';
import { useMessages, word } from '../../i18n/language.tsx';
import type { Messages } from '../../i18n/vi/index.ts';
import type { Column } from '../../list/column.ts';
import { DataTable } from '../../list/data-table.tsx';
import { LiveNotice } from '../../list/live-notice.tsx';
import { useLiveList } from '../../list/use-live-list.ts';
import { UnitLinkById } from '../../unit/unit-link-by-id.tsx';
import { Page } from '../../ui/page.tsx';
import { ErrorState, LoadingState, StatePanel } from '../../ui/states.tsx';
import { cutOffName, useCutOffRules } from '../indicator/use-cut-off-rules.ts';
import { ReportingPlaces } from '../reporting-places.tsx';
import { CreateFormButton } from './create-form-button.tsx';
import { OpenPeriodButton } from './open-period-button.tsx';

/** The report forms; who receives a report opens its periods here. */
export function FormsPage() {
  const m = useMessages();
  const t = m.reporting;
  const rules = useCutOffRules();
  const pages = useInfiniteQuery({
    queryKey: ['reporting', 'forms', 'list'],
    queryFn: ({ signal, pageParam }) => listReportForms({ pageSize: 50, pageToken: pageParam }, signal),
    initialPageParam: '',
    getNextPageParam: (page) => (page.nextPageToken ?? '') || undefined,
  });
  const live = useLiveList(['report_form'], ['reporting', 'forms']);
  const rows = (pages.data?.pages ?? []).flatMap((page) => page.forms ?? []);
  const mayCreate = (pages.data?.pages[0]?.creatableUnitIds ?? []).length > 0;
  return (
    <Page title={t.forms} actions={mayCreate && <CreateFormButton />}>
      <ReportingPlaces here="forms" />
      {pages.isPending && <LoadingState />}
      {pages.isError && <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />}
      {pages.isSuccess && rows.length === 0 && <StatePanel title={t.noFormsTitle} help={t.noFormsHelp} />}
      {rows.length > 0 && (
        <DataTable
          label={t.formsLabel}
          columns={columnsOf(m, rules, rows)}
          rows={rows}
          rowKey={(row) => row.id ?? ''}
        />
      )}
      {pages.hasNextPage && (
        <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t.more}
        </Button>
      )}
      <LiveNotice live={live} />
    </Page>
  );
}

function columnsOf(
  m: Messages,
  rules: readonly CutOffRule[],
  rows: readonly ReportForm[],
): Column<ReportForm>[] {
  const t = m.reporting;
  const kind = (row: ReportForm): string => word(m.enums.periodKind, row.periodKind);
  const cutOff = (row: ReportForm): string => cutOffName(rules, row.cutOffCode, m);
  const count = (row: ReportForm): string => String(row.indicatorCount ?? 0);
  const mayOpen = rows.some((row) => row.allowedActions?.includes('OpenPeriod'));
  const open: Column<ReportForm> = {
    key: 'open',
    title: t.acts,
    cell: (row) => <OpenPeriodButton form={row} />,
    text: () => '',
  };
  return [
    {
      key: 'name',
      title: t.formName,
      className: 'cell-main',
      cell: (row) => (
        <>
          <Link to={`/reporting/forms/${row.id ?? ''}`} data-row-link className="row-link">
            {row.name}
          </Link>
          <div className="cell-sub">
            <strong>{row.code}</strong>
          </div>
        </>
      ),
      text: (row) => `${row.code ?? ''} ${row.name ?? ''}`,
    },
    { key: 'kind', title: t.kind, cell: kind, text: kind },
    { key: 'cutOff', title: t.cutOff, cell: cutOff, text: cutOff },
    { key: 'count', title: t.indicatorCount, cell: count, text: count, className: 'cell-number' },
    {
      key: 'unit',
      title: t.receiver,
      cell: (row) => <UnitLinkById id={row.unitId ?? ''} asOf="" />,
      text: () => '',
    },
    ...(mayOpen ? [open] : []),
  ];
}
