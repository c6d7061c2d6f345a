import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { IndicatorDefinition } from '../../api/reporting-types.ts';
import { getIndicatorGrid, type IndicatorGrid, type SeriesPeriod } from '../../api/series-api.ts';
import { useMessages } from '../../i18n/language.tsx';
import { DataTable } from '../../list/data-table.tsx';
import { ErrorState, LoadingState, StatePanel } from '../../ui/states.tsx';
import { showDecimal } from '../decimal.ts';
import { periodTitle } from '../period-words.ts';
import { GridTools } from './grid-tools.tsx';
import { sortTiles, tilesOf } from './grid-tiles.ts';
import type { SeriesChange, SeriesView } from './series-address.ts';
import { tileColumns } from './tile-columns.tsx';
import { LevelCounts, Tiles } from './unit-tiles.tsx';

interface UnitGridProps {
  readonly code: string;
  readonly definition: IndicatorDefinition;
  /** The earliest first; at least one. */
  readonly periods: readonly SeriesPeriod[];
  readonly view: SeriesView;
  readonly change: (changes: SeriesChange) => void;
}

/** Every unit of a group in one period, as tiles or as a table. */
export function UnitGrid({ code, definition, periods, view, change }: UnitGridProps) {
  const shown = periods.find(({ periodId }) => periodId === view.period) ?? periods.at(-1);
  const groups = definition.collectors ?? [];
  const group = groups.find((one) => one === view.group) ?? groups[0] ?? '';
  const query = { periodId: shown?.periodId ?? '', unitGroup: group };
  const found = useQuery({
    queryKey: ['reporting', 'indicators', 'grid', code, query],
    queryFn: ({ signal }) => getIndicatorGrid(code, query, signal),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <GridTools
        periods={periods}
        periodId={query.periodId}
        groups={groups}
        group={group}
        view={view}
        change={change}
      />
      {found.isPending && <LoadingState rows={12} />}
      {found.isError && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {found.isSuccess && <Grid grid={found.data} definition={definition} view={view} />}
    </>
  );
}

interface GridProps {
  readonly grid: IndicatorGrid;
  readonly definition: IndicatorDefinition;
  readonly view: SeriesView;
}

function Grid({ grid, definition, view }: GridProps) {
  const m = useMessages();
  const t = m.series;
  const { unitTarget = '', groupPoint, period } = grid;
  const tiles = sortTiles(tilesOf(grid, definition.direction), view.sort);
  if (tiles.length === 0) return <StatePanel title={t.noUnitsTitle} help={t.noUnitsHelp} />;
  const { value = '' } = groupPoint ?? {};
  const { measure = '' } = definition;
  const label = t.gridOf(tiles.length, periodTitle(period, m));
  return (
    <>
      <p>
        {label}. {value !== '' && `${t.groupValue(`${showDecimal(value)} ${measure}`)}. `}
        {unitTarget === '' ? t.noTarget : t.heldAgainst(`${showDecimal(unitTarget)} ${measure}`)}
      </p>
      <LevelCounts tiles={tiles} />
      {view.view === 'table' ? (
        <DataTable label={label} columns={tileColumns(m)} rows={tiles} rowKey={({ id }) => id} />
      ) : (
        <Tiles tiles={tiles} label={label} />
      )}
    </>
  );
}
