import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { getUnit } from '../api/directory-api.ts';
import { getUnitMap } from '../api/custody-api.ts';
import type { MapRow, Unit, UnitMap } from '../api/types.ts';
import { useMessages } from '../i18n/language.tsx';
import { Section } from '../item/facts.tsx';
import { LiveNotice } from '../list/live-notice.tsx';
import { useLiveList } from '../list/use-live-list.ts';
import { OVERSEERS, useServedUnits } from '../state/book-units.ts';
import { Page } from '../ui/page.tsx';
import { ErrorState, LoadingState, StatePanel } from '../ui/states.tsx';
import { SuccessionsLink } from '../succession/successions-link.tsx';
import { AsOf, momentOf } from './as-of.tsx';
import { DwellSection } from './dwell-section.tsx';
import { MapItems } from './map-items.tsx';
import { MapTable } from './map-table.tsx';
import { SeriesBreaks } from './series-breaks.tsx';

/** Pictures come after the page: their code is fetched when there is something to draw. */
const MapChart = lazy(async () => ({ default: (await import('./map-chart.tsx')).MapChart }));

/** What lies in a unit: by unit below and by post, down to the items; and how long items lie there. */
export function MapPage() {
  const m = useMessages();
  const { unitId } = useParams();
  const { units, isPending } = useServedUnits(OVERSEERS);
  const id = unitId ?? units[0]?.id;
  if (id !== undefined) return <UnitMapPage key={id} unitId={id} own={units} />;
  return (
    <Page title={m.map.title}>
      {isPending ? <LoadingState /> : <StatePanel title={m.map.noUnit} help={m.map.noUnitHelp} />}
    </Page>
  );
}

function UnitMapPage({ unitId, own }: { unitId: string; own: readonly Unit[] }) {
  const m = useMessages();
  const [params] = useSearchParams();
  const asOf = params.get('asOf') ?? '';
  const queryKey = ['custody', 'map', unitId, asOf];
  const map = useQuery({
    queryKey,
    queryFn: ({ signal }) => getUnitMap(unitId, momentOf(asOf), signal),
    // Items become overdue by the clock alone; what was stays as it was.
    refetchInterval: asOf === '' ? 600_000 : false,
  });
  const live = useLiveList(['work_item'], queryKey);
  const name = map.data?.total?.unitName ?? own.find((unit) => unit.id === unitId)?.name;
  return (
    <Page
      title={name === undefined ? m.map.title : m.map.of(name)}
      actions={<SuccessionsLink />}
      className="map-page"
    >
      <MapPlaces unitId={unitId} own={own} />
      <AsOf />
      {map.isPending && <LoadingState />}
      {map.isError && <ErrorState error={map.error} onRetry={() => void map.refetch()} />}
      {map.isSuccess && <MapBody unitId={unitId} map={map.data} isPast={asOf !== ''} />}
      <LiveNotice live={live} />
    </Page>
  );
}

function MapBody({ unitId, map, isPast }: { unitId: string; map: UnitMap; isPast: boolean }) {
  const m = useMessages();
  const units = map.units ?? [];
  const posts = map.posts ?? [];
  const isEmpty = units.length === 0 && posts.length === 0;
  return (
    <>
      <SeriesBreaks breaks={map.breaks} />
      {isEmpty && <StatePanel title={m.map.emptyTitle} help={m.map.emptyHelp} />}
      {units.length > 0 && (
        <Section title={m.map.units}>
          <Picture label={m.map.units} rows={units} />
          <MapTable label={m.map.units} rows={units} total={map.total} />
        </Section>
      )}
      {posts.length > 0 && (
        <>
          <Section title={m.map.posts}>
            <Picture label={m.map.posts} rows={posts} />
            <MapTable label={m.map.posts} rows={posts} />
          </Section>
          {!isPast && <MapItems unitId={unitId} posts={posts} />}
        </>
      )}
      <DwellSection unitId={unitId} />
    </>
  );
}

function Picture({ label, rows }: { label: string; rows: readonly MapRow[] }) {
  const m = useMessages();
  return (
    <Suspense fallback={<p className="quiet">{m.dwell.loadingChart}</p>}>
      <MapChart label={label} rows={rows} />
    </Suspense>
  );
}

/** The caller's own units, and the way up while a unit below them is shown. */
function MapPlaces({ unitId, own }: { unitId: string; own: readonly Unit[] }) {
  const m = useMessages();
  const isOwn = own.some((unit) => unit.id === unitId);
  const unit = useQuery({
    queryKey: ['unit', unitId, ''],
    queryFn: ({ signal }) => getUnit(unitId, '', signal),
    staleTime: 60_000,
  });
  const parentId = unit.data?.parentId ?? '';
  if (isOwn && own.length === 1) return null;
  return (
    <nav className="map-places no-print" aria-label={m.map.unit}>
      {own.map((one) => (
        <Link
          key={one.id}
          to={`/map/${one.id ?? ''}`}
          aria-current={one.id === unitId ? 'page' : undefined}
          className="map-place"
        >
          {one.name}
        </Link>
      ))}
      {!isOwn && parentId !== '' && <Link to={`/map/${parentId}`}>↑ {m.map.up}</Link>}
    </nav>
  );
}
