import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useParams } from 'react-router';
import { getReportForm } from '../../api/reporting-api.ts';
import { useMessages, word } from '../../i18n/language.tsx';
import { Facts, Section } from '../../item/facts.tsx';
import { DataTable } from '../../list/data-table.tsx';
import { LiveNotice } from '../../list/live-notice.tsx';
import { useLiveList } from '../../list/use-live-list.ts';
import { UnitLinkById } from '../../unit/unit-link-by-id.tsx';
import { Page } from '../../ui/page.tsx';
import { ErrorState, LoadingState } from '../../ui/states.tsx';
import { cutOffName, useCutOffRules } from '../indicator/use-cut-off-rules.ts';
import { PeriodList } from '../period/period-list.tsx';
import { ReportingPlaces } from '../reporting-places.tsx';
import { indicatorColumns } from './form-columns.tsx';
import { OpenPeriodButton } from './open-period-button.tsx';

/** A report form: what it asks, in order, and its periods. */
export function FormPage() {
  const { id = '' } = useParams();
  const m = useMessages();
  const t = m.reporting;
  const rules = useCutOffRules();
  const queryKey = ['reporting', 'forms', 'item', id];
  const found = useQuery({ queryKey, queryFn: ({ signal }) => getReportForm(id, signal) });
  const live = useLiveList(['report_period', 'submission'], ['reporting', 'periods']);
  const columns = useMemo(() => indicatorColumns(m), [m]);
  if (found.isPending) return <LoadingState />;
  if (found.isError) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  const { form = {}, indicators = [] } = found.data;
  return (
    <Page title={form.name ?? ''} actions={<OpenPeriodButton form={form} isMain />}>
      <ReportingPlaces here="forms" />
      <Facts
        facts={[
          [t.formCode, form.code],
          [t.receiver, <UnitLinkById key="unit" id={form.unitId ?? ''} asOf="" />],
          [t.kind, word(m.enums.periodKind, form.periodKind)],
          [t.cutOff, cutOffName(rules, form.cutOffCode, m)],
          [t.legalRef, form.legalRef],
          [t.indicatorCount, String(form.indicatorCount ?? indicators.length)],
        ]}
      />
      <Section title={t.periods}>
        <PeriodList formId={id} />
      </Section>
      <Section title={t.indicators}>
        <DataTable
          label={t.indicators}
          columns={columns}
          rows={indicators}
          rowKey={(row) => row.definition?.code ?? ''}
        />
      </Section>
      <LiveNotice live={live} />
    </Page>
  );
}
