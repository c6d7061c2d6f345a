import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { exportPeriodReport, getPeriod } from '../../api/reporting-api.ts';
import type { PeriodWithRollUps } from '../../api/reporting-types.ts';
import { useMessages } from '../../i18n/language.tsx';
import { Section } from '../../item/facts.tsx';
import { useLiveItem } from '../../item/use-live-item.ts';
import { TakeAway } from '../../list/take-away.tsx';
import { Page } from '../../ui/page.tsx';
import { ErrorState, LoadingState } from '../../ui/states.tsx';
import { periodName } from '../period-words.ts';
import { ReportingPlaces } from '../reporting-places.tsx';
import { PeriodActions } from './period-actions.tsx';
import { PeriodFacts } from './period-facts.tsx';
import { RollUps } from './roll-ups.tsx';
import { RolledFigures } from './rolled-figures.tsx';
import { UnitStandings } from './unit-standings.tsx';

/** A period: how units stand, every roll-up, and what it is rolled up to. */
export function PeriodPage() {
  const { id = '' } = useParams();
  const queryKey = ['reporting', 'periods', 'item', id];
  const found = useQuery({ queryKey, queryFn: ({ signal }) => getPeriod(id, signal) });
  useLiveItem(id, ['reporting', 'periods']);
  if (found.isPending) return <LoadingState />;
  if (found.isError) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  return <PeriodBody key={id} found={found.data} queryKey={queryKey} />;
}

interface PeriodBodyProps {
  readonly found: PeriodWithRollUps;
  readonly queryKey: readonly string[];
}

function PeriodBody({ found, queryKey }: PeriodBodyProps) {
  const m = useMessages();
  const t = m.reporting;
  const { period = {}, rollUps = [] } = found;
  return (
    <Page
      title={`${period.formName ?? ''} – ${periodName(period, m)}`}
      actions={
        <>
          <PeriodActions period={period} queryKey={queryKey} />
          {period.allowedActions?.includes('ExportPeriodReport') === true && (
            <TakeReport periodId={period.id ?? ''} />
          )}
        </>
      }
      className="report-period"
    >
      <ReportingPlaces here="" />
      <PeriodFacts period={period} />
      <Section title={t.standings}>
        <UnitStandings period={period} />
      </Section>
      <Section title={t.rollUps}>
        <RollUps rollUps={rollUps} />
      </Section>
      <section className="section rolled-figures">
        <h2>{t.figures}</h2>
        <RolledFigures period={period} />
      </section>
    </Page>
  );
}

/** The report of a locked period, for everybody. */
function TakeReport({ periodId }: { periodId: string }) {
  const { takeReport } = useMessages().reporting;
  return (
    <div className="report-actions no-print" role="group" aria-label={takeReport}>
      <TakeAway fetchReport={(format, onBytes) => exportPeriodReport(periodId, format, onBytes)} />
    </div>
  );
}
