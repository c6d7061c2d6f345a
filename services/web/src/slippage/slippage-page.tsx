import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { listSlippage } from '../api/programmes-api.ts';
import { useMessages } from '../i18n/language.tsx';
import { LiveNotice } from '../list/live-notice.tsx';
import { useLiveList } from '../list/use-live-list.ts';
import { PeriodDate } from '../register/period-date.tsx';
import { faultOf, monthBefore, monthOf, yearOf, type Period } from '../register/period.ts';
import { unitSource } from '../state/directory-search.ts';
import { TaskPlaces } from '../task/task-places.tsx';
import { cityToday } from '../time/format.ts';
import type { Option } from '../ui/combobox-options.ts';
import { Field } from '../ui/field.tsx';
import { Page } from '../ui/page.tsx';
import { Picker } from '../ui/picker.tsx';
import { ErrorState, LoadingState, StatePanel } from '../ui/states.tsx';
import { SlippageTable } from './slippage-table.tsx';
import { SlippageTotals } from './slippage-totals.tsx';

/** Pictures come after the page: their code is fetched when there is something to draw. */
const SlippageBars = lazy(async () => ({
  default: (await import('./slippage-bars.tsx')).SlippageBars,
}));

/** How due times moved in a period: how often, how far, by whom, why. */
export function SlippagePage() {
  const m = useMessages();
  const [period, setPeriod] = useState<Period>(() => yearOf(cityToday()));
  const [unit, setUnit] = useState<Option>();
  const fault = faultOf(period);
  const live = useLiveList(['task'], ['tasks', 'slippage']);
  return (
    <Page title={m.slippage.title} actions={<TaskPlaces />}>
      <p className="quiet dwell-question">{m.slippage.question}</p>
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
        <Field label={m.slippage.unit}>
          {(control) => <Picker {...control} source={unitSource} value={unit} onChange={setUnit} />}
        </Field>
      </div>
      {fault === 'backwards' && <StatePanel title={m.register.backwards} help={m.slippage.emptyHelp} />}
      {fault === 'tooLong' && <StatePanel title={m.register.tooLongPeriod} help={m.slippage.emptyHelp} />}
      {fault === undefined && <Moves period={period} unitId={unit?.value ?? ''} />}
      <LiveNotice live={live} />
    </Page>
  );
}

function PeriodButtons({ onPeriod }: { onPeriod: (period: Period) => void }) {
  const m = useMessages();
  const today = cityToday();
  return (
    <div className="dwell-periods" role="group" aria-label={m.slippage.period}>
      <Button onClick={() => onPeriod(monthOf(today))}>{m.register.thisMonth}</Button>
      <Button onClick={() => onPeriod(monthBefore(today))}>{m.register.lastMonth}</Button>
      <Button onClick={() => onPeriod(yearOf(today))}>{m.register.thisYear}</Button>
    </div>
  );
}

function Moves({ period, unitId }: { period: Period; unitId: string }) {
  const m = useMessages();
  const query = { unitId, dateFrom: period.from, dateTo: period.to, pageSize: 50 };
  const pages = useInfiniteQuery({
    queryKey: ['tasks', 'slippage', 'in', query],
    queryFn: ({ signal, pageParam }) => listSlippage({ ...query, pageToken: pageParam }, signal),
    initialPageParam: '',
    getNextPageParam: (page) => (page.nextPageToken ?? '') || undefined,
    placeholderData: keepPreviousData,
  });
  if (pages.isPending) return <LoadingState />;
  if (pages.isError) return <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />;
  const rows = pages.data.pages.flatMap((page) => page.tasks ?? []);
  if (rows.length === 0) return <StatePanel title={m.slippage.emptyTitle} help={m.slippage.emptyHelp} />;
  return (
    <div aria-busy={pages.isPlaceholderData}>
      <Suspense fallback={<p className="quiet">{m.dwell.loadingChart}</p>}>
        <SlippageBars rows={rows} />
      </Suspense>
      <SlippageTable rows={rows} />
      {pages.hasNextPage && (
        <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {m.programme.more}
        </Button>
      )}
      <SlippageTotals totals={pages.data.pages[0]?.totals ?? []} />
    </div>
  );
}
