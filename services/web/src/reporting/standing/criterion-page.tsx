import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { CriterionStanding, UnitStanding } from '../../api/standing-api.ts';
import { useMessages, word } from '../../i18n/language.tsx';
import { Section } from '../../item/facts.tsx';
import { LiveNotice } from '../../list/live-notice.tsx';
import { useLiveList } from '../../list/use-live-list.ts';
import { Page } from '../../ui/page.tsx';
import { ErrorState, LoadingState, StatePanel } from '../../ui/states.tsx';
import { ReportingPlaces } from '../reporting-places.tsx';
import { CriterionCounts } from './criterion-counts.tsx';
import { CriterionFacts } from './criterion-facts.tsx';
import { CriterionSeries } from './criterion-series.tsx';
import { PeerDots } from './peer-dots.tsx';
import { PeerTable } from './peer-table.tsx';
import { useStandingView, windowSearch, type StandingChange, type StandingView } from './standing-address.ts';
import { StandingTools } from './standing-tools.tsx';
import { STANDING_TYPES } from './standing-types.ts';
import { useCriterionStanding, useUnitStanding } from './use-standing.ts';

/** A criterion: of a unit with what it is counted from, or of the whole group; over time, and unit by unit. */
export function CriterionPage() {
  const m = useMessages();
  const [view, change] = useStandingView();
  const found = useCriterionStanding(view.set, view.code, view);
  const unit = useUnitStanding(view.set, view.unit, view);
  const live = useLiveList(STANDING_TYPES, ['reporting', 'standing']);
  if (view.set === '' || view.code === '') {
    return <StatePanel title={m.problem.notFoundTitle} help={m.problem.notFoundHelp} />;
  }
  const failed = [found, unit].find(({ isError }) => isError);
  const isUnitMissing = view.unit !== '' && unit.data === undefined;
  return (
    <CriterionFrame found={found.data} unit={unit.data} view={view}>
      {failed !== undefined && <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />}
      {failed === undefined && (found.data === undefined || isUnitMissing) && <LoadingState rows={14} />}
      {failed === undefined && found.data !== undefined && !isUnitMissing && (
        <div aria-busy={found.isPlaceholderData || unit.isPlaceholderData}>
          <StandingTools
            sets={[]}
            set={found.data.indexSet ?? {}}
            window={found.isPlaceholderData ? undefined : found.data.window}
            view={view}
            change={change}
          />
          <CriterionBody found={found.data} unit={unit.data} view={view} change={change} />
        </div>
      )}
      <LiveNotice live={live} />
    </CriterionFrame>
  );
}

interface CriterionProps {
  readonly unit: UnitStanding | undefined;
  readonly view: StandingView;
}

interface FrameProps extends CriterionProps {
  readonly found: CriterionStanding | undefined;
  readonly children: ReactNode;
}

/** Title and the way back to where one came from. */
function CriterionFrame({ found, unit, view, children }: FrameProps) {
  const m = useMessages();
  const t = m.standing;
  const { name = '' } = found?.total?.criterion ?? {};
  const { unitName = '' } = unit ?? {};
  const back = windowSearch(view);
  return (
    <Page title={`${view.code} ${name}`.trim()} className="standing-page">
      <ReportingPlaces here={view.unit === '' ? 'dashboard' : 'standing'} />
      <p className="no-print">
        {view.unit === '' ? (
          <Link to={`/reporting/dashboard${back}`}>{t.toDashboard}</Link>
        ) : (
          <Link to={`/reporting/units/${view.unit}${back}`}>{t.back(unitName)}</Link>
        )}
      </p>
      {children}
    </Page>
  );
}

interface BodyProps extends CriterionProps {
  readonly found: CriterionStanding;
  readonly change: (changes: StandingChange) => void;
}

function CriterionBody({ found, unit, view, change }: BodyProps) {
  const m = useMessages();
  const t = m.standing;
  const { indexSet = {}, window = {}, total = {}, units = [] } = found;
  const { year = 0 } = indexSet;
  const own = unit?.components?.find(({ criterion }) => criterion?.code === view.code);
  const { unitName = '' } = unit ?? {};
  const isComputed = total.criterion?.method === 'CRITERION_METHOD_COMPUTED';
  const label = t.comparisonOf(units.length, word(m.enums.unitGroup, indexSet.unitGroup));
  return (
    <>
      <Section title={own === undefined ? t.group : unitName}>
        <CriterionFacts component={own ?? total} year={year} />
      </Section>
      {isComputed && own !== undefined && (
        <Section title={t.counts}>
          <CriterionCounts
            component={own}
            canList={unit?.allowedActions?.includes('ListStandingItems') ?? false}
            view={view}
            change={change}
          />
        </Section>
      )}
      {isComputed && (
        <Section title={t.seriesTitle}>
          <CriterionSeries unitName={unitName} own={own} total={total} window={window} />
        </Section>
      )}
      <Section title={t.comparison}>
        {units.length === 0 ? (
          <StatePanel title={t.noUnitsTitle} help={t.noUnitsHelp} />
        ) : (
          <>
            <p>{label}</p>
            <PeerDots units={units} unitId={view.unit} />
            <PeerTable units={units} label={label} year={year} view={view} />
          </>
        )}
      </Section>
    </>
  );
}
