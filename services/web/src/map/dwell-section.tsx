import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { listDwellTimes, type DwellQuery } from '../api/custody-api.ts';
import type { DwellGroupingName, DwellStructureName, DwellTime } from '../api/types.ts';
import { useMessages, word } from '../i18n/language.tsx';
import { enumOptions } from '../incoming/incoming-filters.ts';
import { Section } from '../item/facts.tsx';
import { faultOf, monthBefore, monthOf, yearOf, type Period } from '../register/period.ts';
import { PeriodDate } from '../register/period-date.tsx';
import { useActor } from '../state/session.tsx';
import { cityToday } from '../time/format.ts';
import { Choice } from '../ui/choice.tsx';
import type { Option } from '../ui/combobox-options.ts';
import { ErrorState, LoadingState, StatePanel } from '../ui/states.tsx';
import { DwellTable } from './dwell-table.tsx';
import { SeriesBreaks } from './series-breaks.tsx';

/** Pictures come after the page: their code is fetched when there is something to draw. */
const DwellChart = lazy(async () => ({ default: (await import('./dwell-chart.tsx')).DwellChart }));

/** How long items lay in a period, as a picture and as its table. */
export function DwellSection({ unitId }: { unitId: string }) {
  const m = useMessages();
  const [period, setPeriod] = useState<Period>(() => yearOf(cityToday()));
  const [grouping, setGrouping] = useState<DwellGroupingName>('DWELL_GROUPING_UNIT');
  const [structure, setStructure] = useState<DwellStructureName>('DWELL_STRUCTURE_AS_WAS');
  const groupings = useGroupings();
  const fault = faultOf(period);
  return (
    <Section title={m.dwell.title}>
      <p className="quiet dwell-question">{m.dwell.question}</p>
      <div className="dwell-tools no-print">
        <PeriodDate
          key={`from ${period.from}`}
          label={m.register.from}
          value={period.from}
          onDate={(from) => setPeriod({ ...period, from })}
        />
        <PeriodDate
          key={`to ${period.to}`}
          label={m.register.to}
          value={period.to}
          onDate={(to) => setPeriod({ ...period, to })}
        />
        <PeriodButtons onPeriod={setPeriod} />
        <Choice
          label={m.dwell.grouping}
          value={grouping}
          options={groupings}
          onChange={(value) => setGrouping(value as DwellGroupingName)}
        />
        <Choice
          label={m.dwell.structure}
          value={structure}
          options={enumOptions(m.enums.dwellStructure)}
          onChange={(value) => setStructure(value as DwellStructureName)}
        />
      </div>
      {fault === 'backwards' && <StatePanel title={m.register.backwards} help={m.dwell.emptyHelp} />}
      {fault === 'tooLong' && <StatePanel title={m.register.tooLongPeriod} help={m.dwell.emptyHelp} />}
      {fault === undefined && (
        <DwellTimes
          unitId={unitId}
          query={{ dateFrom: period.from, dateTo: period.to, grouping, structure }}
        />
      )}
    </Section>
  );
}

/** By person only for who heads a unit, and for the auditor (custody: mayMeasurePeople). */
function useGroupings(): Option[] {
  const m = useMessages();
  const { posts } = useActor();
  const mayMeasurePeople = posts.some(
    ({ post }) => post?.head === true || post?.role === 'POST_ROLE_AUDITOR',
  );
  return enumOptions(m.enums.dwellGrouping).filter(
    (option) => mayMeasurePeople || option.value !== 'DWELL_GROUPING_PERSON',
  );
}

function PeriodButtons({ onPeriod }: { onPeriod: (period: Period) => void }) {
  const m = useMessages();
  const today = cityToday();
  return (
    <div className="dwell-periods" role="group" aria-label={m.dwell.period}>
      <Button onClick={() => onPeriod(monthOf(today))}>{m.register.thisMonth}</Button>
      <Button onClick={() => onPeriod(monthBefore(today))}>{m.register.lastMonth}</Button>
      <Button onClick={() => onPeriod(yearOf(today))}>{m.register.thisYear}</Button>
    </div>
  );
}

function DwellTimes({ unitId, query }: { unitId: string; query: DwellQuery }) {
  const m = useMessages();
  const times = useQuery({
    queryKey: ['custody', 'dwell', unitId, query],
    queryFn: ({ signal }) => listDwellTimes(unitId, query, signal),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  if (times.isPending) return <LoadingState rows={5} />;
  if (times.isError) return <ErrorState error={times.error} onRetry={() => void times.refetch()} />;
  const rows = (times.data.dwellTimes ?? []).map((row) => ({
    ...row,
    name: nameOf(row, query.grouping, m.dwell.levels),
  }));
  if (rows.length === 0) return <StatePanel title={m.dwell.emptyTitle} help={m.dwell.emptyHelp} />;
  return (
    <div aria-busy={times.isPlaceholderData}>
      <SeriesBreaks breaks={times.data.breaks} />
      <Suspense fallback={<p className="quiet">{m.dwell.loadingChart}</p>}>
        <DwellChart rows={rows} />
      </Suspense>
      <DwellTable rows={rows} />
    </div>
  );
}

/** Levels come by a code; everything else has its name. */
function nameOf(
  row: DwellTime,
  grouping: DwellGroupingName,
  levels: Readonly<Record<string, string>>,
): string {
  const name = row.name ?? '';
  return grouping === 'DWELL_GROUPING_LEVEL' ? word(levels, row.key === '' ? name : row.key) : name;
}
