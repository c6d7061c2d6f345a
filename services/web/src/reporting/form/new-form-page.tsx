import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { getUnit } from '../../api/directory-api.ts';
import { listReportForms } from '../../api/reporting-api.ts';
import { useMessages } from '../../i18n/language.tsx';
import { Page } from '../../ui/page.tsx';
import { ErrorState, LoadingState, StatePanel } from '../../ui/states.tsx';
import { ReportFormForm } from './report-form-form.tsx';
import { useCatalogue } from './use-catalogue.ts';

/** Making a report form of indicators, for the units one may make it for. */
export function NewFormPage() {
  const m = useMessages();
  const t = m.reportForm;
  const catalogue = useCatalogue();
  const units = useQuery({
    queryKey: ['reporting', 'forms', 'units'],
    queryFn: async ({ signal }) => {
      const { creatableUnitIds = [] } = await listReportForms({ pageSize: 1 }, signal);
      return Promise.all(creatableUnitIds.map((id) => getUnit(id, '', signal)));
    },
  });
  const failed = [catalogue, units].find((one) => one.isError);
  return (
    <Page title={t.title} className="page-form">
      {(catalogue.isPending || units.isPending) && failed === undefined && <LoadingState />}
      {failed !== undefined && <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />}
      {units.isSuccess && units.data.length === 0 && (
        <StatePanel
          title={t.noUnitTitle}
          help={t.noUnitHelp}
          action={<Link to="/reporting/forms">{m.reporting.forms}</Link>}
        />
      )}
      {units.isSuccess && units.data.length > 0 && catalogue.isSuccess && (
        <ReportFormForm units={units.data} catalogue={catalogue.data} />
      )}
    </Page>
  );
}
