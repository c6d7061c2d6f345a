import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useNavigate } from 'react-router';
import { listReportForms } from '../api/reporting-api.ts';
import { useMessages } from '../i18n/language.tsx';
import { Section } from '../item/facts.tsx';
import { LiveNotice } from '../list/live-notice.tsx';
import { useLiveList } from '../list/use-live-list.ts';
import { Page } from '../ui/page.tsx';
import { CreateFormButton } from './form/create-form-button.tsx';
import { OwnSubmissions } from './own-submissions.tsx';
import { PeriodList } from './period/period-list.tsx';
import { ReportingPlaces } from './reporting-places.tsx';

/** What the caller's units have to report, and every period with how units stand. */
export function ReportingPage() {
  const m = useMessages();
  const t = m.reporting;
  const live = useLiveList(['submission', 'report_period'], ['reporting']);
  return (
    <Page title={t.title} actions={<FormButtons />}>
      <ReportingPlaces here="reports" />
      <Section title={t.ofMyUnit}>
        <OwnSubmissions />
      </Section>
      <Section title={t.periods}>
        <PeriodList formId="" />
      </Section>
      <LiveNotice live={live} />
    </Page>
  );
}

/** Making a form and opening a period, for who may; the service decides. */
function FormButtons() {
  const m = useMessages();
  const navigate = useNavigate();
  const forms = useQuery({
    queryKey: ['reporting', 'forms', 'may'],
    queryFn: ({ signal }) => listReportForms({ pageSize: 200 }, signal),
  });
  const mayCreate = (forms.data?.creatableUnitIds ?? []).length > 0;
  const mayOpen = (forms.data?.forms ?? []).some((form) => form.allowedActions?.includes('OpenPeriod'));
  return (
    <>
      {mayOpen && (
        <Button onClick={() => void navigate('/reporting/forms')}>{m.reporting.openPeriods}</Button>
      )}
      {mayCreate && <CreateFormButton />}
    </>
  );
}
