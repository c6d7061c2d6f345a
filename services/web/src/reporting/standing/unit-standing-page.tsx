import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { getUnit } from '../../api/directory-api.ts';
import type { IndexSet } from '../../api/standing-api.ts';
import type { Unit } from '../../api/types.ts';
import { useMessages } from '../../i18n/language.tsx';
import { Section } from '../../item/facts.tsx';
import { LiveNotice } from '../../list/live-notice.tsx';
import { useLiveList } from '../../list/use-live-list.ts';
import { Page } from '../../ui/page.tsx';
import { ErrorState, LoadingState, StatePanel } from '../../ui/states.tsx';
import { ReportingPlaces } from '../reporting-places.tsx';
import { groupOfUnit, useOwnUnits } from './compared-units.ts';
import { ScoreHead } from './score-head.tsx';
import { useStandingView } from './standing-address.ts';
import { STANDING_TYPES } from './standing-types.ts';
import { StandingTools } from './standing-tools.tsx';
import { UnitChooser } from './unit-chooser.tsx';
import { UnitCriteria } from './unit-criteria.tsx';
import { chosenSet, unitStandingKey, useIndexSets, useUnitStanding } from './use-standing.ts';

/** Where a unit stands; one's own when the address names none. */
export function UnitStandingPage() {
  const m = useMessages();
  const t = m.standing;
  const { unitId = '' } = useParams();
  const own = useOwnUnits();
  const [view] = useStandingView();
  const id = unitId === '' ? (own.units[0]?.id ?? '') : unitId;
  const unit = useQuery({
    queryKey: ['unit', id, ''],
    queryFn: ({ signal }) => getUnit(id, '', signal),
    enabled: id !== '',
    staleTime: 60_000,
  });
  const isWaiting = id === '' ? own.isPending : unit.isPending;
  const { name = '' } = unit.data ?? {};
  return (
    <Page title={name === '' ? t.title : t.of(name)} className="standing-page">
      <ReportingPlaces here="standing" />
      <UnitChooser unit={unit.data} own={own.units} view={view} />
      {isWaiting && <LoadingState />}
      {unit.isError && <ErrorState error={unit.error} onRetry={() => void unit.refetch()} />}
      {!isWaiting && id === '' && <StatePanel title={t.noUnitTitle} help={t.noUnitHelp} />}
      {unit.data !== undefined && <SetOfUnit key={id} unit={unit.data} />}
    </Page>
  );
}

/** The sets that compare units of its group. */
function SetOfUnit({ unit }: { unit: Unit }) {
  const t = useMessages().standing;
  const [view] = useStandingView();
  const sets = useIndexSets();
  const group = groupOfUnit(unit);
  if (group === undefined) return <StatePanel title={t.noGroupTitle} help={t.noGroupHelp} />;
  if (sets.isPending) return <LoadingState />;
  if (sets.isError) return <ErrorState error={sets.error} onRetry={() => void sets.refetch()} />;
  const fitting = sets.data.filter(({ unitGroup }) => unitGroup === group);
  const set = chosenSet(fitting, view.set);
  if (set === undefined) return <StatePanel title={t.noSetTitle} help={t.noSetHelp} />;
  return <StandingOfUnit unitId={unit.id ?? ''} sets={fitting} set={set} />;
}

interface StandingOfUnitProps {
  readonly unitId: string;
  readonly sets: readonly IndexSet[];
  readonly set: IndexSet;
}

function StandingOfUnit({ unitId, sets, set }: StandingOfUnitProps) {
  const m = useMessages();
  const t = m.standing;
  const [view, change] = useStandingView();
  const found = useUnitStanding(set.id ?? '', unitId, view);
  const live = useLiveList(STANDING_TYPES, ['reporting', 'standing']);
  const standing = found.data;
  const window = found.isPlaceholderData ? undefined : standing?.window;
  const isCounted = (standing?.window?.countTime ?? '') !== '';
  return (
    <>
      <StandingTools sets={sets} set={set} window={window} view={view} change={change} />
      {found.isPending && <LoadingState rows={14} />}
      {found.isError && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {found.isSuccess && standing !== undefined && (
        <div aria-busy={found.isPlaceholderData}>
          {!isCounted && <StatePanel title={t.notCountedTitle} help={t.notCountedHelp} />}
          <Section title={t.score}>
            <ScoreHead standing={standing} />
          </Section>
          <Section title={t.criteria}>
            <UnitCriteria
              unitId={unitId}
              standing={standing}
              queryKey={unitStandingKey(set.id ?? '', unitId, view)}
              view={view}
              change={change}
            />
          </Section>
        </div>
      )}
      <LiveNotice live={live} />
    </>
  );
}
