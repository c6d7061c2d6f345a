import type { IndexSet } from '../../api/standing-api.ts';
import { useMessages } from '../../i18n/language.tsx';
import { Section } from '../../item/facts.tsx';
import { LiveNotice } from '../../list/live-notice.tsx';
import { useLiveList } from '../../list/use-live-list.ts';
import { Page } from '../../ui/page.tsx';
import { ErrorState, LoadingState, StatePanel } from '../../ui/states.tsx';
import { PeriodList } from '../period/period-list.tsx';
import { ReportingPlaces } from '../reporting-places.tsx';
import { useStandingView } from '../standing/standing-address.ts';
import { STANDING_TYPES } from '../standing/standing-types.ts';
import { StandingTools } from '../standing/standing-tools.tsx';
import { chosenSet, useCityDashboard, useIndexSets } from '../standing/use-standing.ts';
import { CityCriteria } from './city-criteria.tsx';
import { UnitSection } from './unit-section.tsx';

/** The whole city: each criterion over all units, every unit of the group, and what is open to be reported. */
export function DashboardPage() {
  const m = useMessages();
  const t = m.dashboard;
  const [view] = useStandingView();
  const sets = useIndexSets();
  const set = chosenSet(sets.data ?? [], view.set);
  return (
    <Page title={t.title} className="standing-page">
      <ReportingPlaces here="dashboard" />
      {sets.isPending && <LoadingState />}
      {sets.isError && <ErrorState error={sets.error} onRetry={() => void sets.refetch()} />}
      {sets.isSuccess && set === undefined && <StatePanel title={t.noSetTitle} help={t.noSetHelp} />}
      {sets.isSuccess && set !== undefined && <DashboardOfSet sets={sets.data} set={set} />}
      <Section title={t.periods}>
        <PeriodList formId="" onlyOpen />
      </Section>
    </Page>
  );
}

function DashboardOfSet({ sets, set }: { sets: readonly IndexSet[]; set: IndexSet }) {
  const m = useMessages();
  const t = m.dashboard;
  const [view, change] = useStandingView();
  const found = useCityDashboard(set.id ?? '', view);
  const live = useLiveList([...STANDING_TYPES, 'submission', 'report_period'], ['reporting']);
  const window = found.isPlaceholderData ? undefined : found.data?.window;
  const isCounted = (found.data?.window?.countTime ?? '') !== '';
  return (
    <>
      <StandingTools sets={sets} set={set} window={window} view={view} change={change} />
      {found.isPending && <LoadingState rows={14} />}
      {found.isError && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {found.isSuccess && (
        <div aria-busy={found.isPlaceholderData}>
          {!isCounted && <StatePanel title={m.standing.notCountedTitle} help={m.standing.notCountedHelp} />}
          <Section title={t.criteria}>
            <CityCriteria dashboard={found.data} view={view} />
          </Section>
          <Section title={t.units}>
            <UnitSection dashboard={found.data} view={view} change={change} />
          </Section>
        </div>
      )}
      <LiveNotice live={live} />
    </>
  );
}
