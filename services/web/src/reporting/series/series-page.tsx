import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { getIndicator } from '../../api/reporting-api.ts';
import type { IndicatorDefinition } from '../../api/reporting-types.ts';
import { getIndicatorSeries } from '../../api/series-api.ts';
import { useMessages } from '../../i18n/language.tsx';
import { LiveNotice } from '../../list/live-notice.tsx';
import { useLiveList } from '../../list/use-live-list.ts';
import { Section } from '../../item/facts.tsx';
import { Page } from '../../ui/page.tsx';
import { ErrorState, LoadingState, StatePanel } from '../../ui/states.tsx';
import { ReportingPlaces } from '../reporting-places.tsx';
import { useSeriesView, type SeriesChange, type SeriesView } from './series-address.ts';
import { SeriesPicture } from './series-picture.tsx';
import { SeriesTools } from './series-tools.tsx';
import { UnitGrid } from './unit-grid.tsx';

/** An indicator over time with its breaks, units beside each other, and every unit of a group in one period. */
export function SeriesPage() {
  const { code = '' } = useParams();
  const m = useMessages();
  const found = useQuery({
    queryKey: ['reporting', 'indicators', 'item', code],
    queryFn: ({ signal }) => getIndicator(code, signal),
  });
  if (found.isPending) return <LoadingState />;
  if (found.isError) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  const { definition = {} } = found.data.indicator ?? {};
  return (
    <Page title={`${code} – ${definition.name ?? ''}`} className="indicator-series">
      <ReportingPlaces here="indicators" />
      <p className="no-print">
        <Link to={`/reporting/indicators/${encodeURIComponent(code)}`}>{m.series.back}</Link>
      </p>
      <SeriesBody key={code} code={code} definition={definition} />
    </Page>
  );
}

function SeriesBody({ code, definition }: { code: string; definition: IndicatorDefinition }) {
  const m = useMessages();
  const [asked, change] = useSeriesView();
  const view = { ...asked, kind: asked.kind || (definition.periodKind ?? '') };
  const query = {
    periodKind: view.kind,
    fromDate: view.from,
    toDate: view.to,
    unitIds: view.units,
    unitGroups: view.groups,
    unitBasis: view.basis === 'is' ? 'UNIT_BASIS_AS_IS' : 'UNIT_BASIS_AS_WAS',
  };
  const found = useQuery({
    queryKey: ['reporting', 'indicators', 'series', code, query],
    queryFn: ({ signal }) => getIndicatorSeries(code, query, signal),
    placeholderData: keepPreviousData,
  });
  const live = useLiveList(['report_period', 'indicator'], ['reporting', 'indicators']);
  return (
    <>
      <Section title={m.series.title}>
        <SeriesTools view={view} change={change} definition={definition} />
        <Found found={found} definition={definition} view={view} change={change} />
      </Section>
      {found.isSuccess && (found.data.periods ?? []).length > 0 && (
        <Section title={m.series.grid}>
          <UnitGrid
            code={code}
            definition={definition}
            periods={found.data.periods ?? []}
            view={view}
            change={change}
          />
        </Section>
      )}
      <LiveNotice live={live} />
    </>
  );
}

interface FoundProps {
  readonly found: {
    readonly data: Awaited<ReturnType<typeof getIndicatorSeries>> | undefined;
    readonly error: unknown;
    readonly isPlaceholderData: boolean;
    readonly refetch: () => unknown;
  };
  readonly definition: IndicatorDefinition;
  readonly view: SeriesView;
  readonly change: (changes: SeriesChange) => void;
}

function Found({ found, definition, view, change }: FoundProps) {
  const m = useMessages();
  const { data, error } = found;
  if (error !== null) return <ErrorState error={error} onRetry={() => void found.refetch()} />;
  if (data === undefined) return <LoadingState />;
  if ((data.periods ?? []).length === 0) {
    return <StatePanel title={m.series.emptyTitle} help={m.series.emptyHelp} />;
  }
  return (
    <div aria-busy={found.isPlaceholderData}>
      <SeriesPicture series={data} definition={definition} view={view} change={change} />
    </div>
  );
}
