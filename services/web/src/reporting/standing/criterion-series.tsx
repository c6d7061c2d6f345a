import { lazy, Suspense, useMemo } from 'react';
import type { Component, StandingPoint, StandingWindow } from '../../api/standing-api.ts';
import { lineOption, type DrawLines } from '../../chart/line-option.ts';
import { useMessages } from '../../i18n/language.tsx';
import type { Messages } from '../../i18n/vi/index.ts';
import type { Column } from '../../list/column.ts';
import { DataTable } from '../../list/data-table.tsx';
import { LoadingState } from '../../ui/states.tsx';
import { LineLegend } from '../series/line-legend.tsx';
import { criterionLines, drawnCriterion, legendOf, pointAt, type CriterionLine } from './criterion-lines.ts';
import { pointTitle } from './standing-windows.ts';
import { countText, withMeasure } from './standing-words.ts';

/** Pictures come after the page: their code is fetched when there is something to draw. */
const Chart = lazy(async () => ({ default: (await import('../../chart/chart.tsx')).Chart }));

/** In pixels. */
const HEIGHT = 280;

interface CriterionSeriesProps {
  readonly unitName: string;
  /** The unit's, when the criterion of a unit is seen. */
  readonly own: Component | undefined;
  readonly total: Component;
  readonly window: StandingWindow;
}

/** The last thirteen windows of a criterion as lines, and the same numbers as a table. */
export function CriterionSeries({ unitName, own, total, window }: CriterionSeriesProps) {
  const m = useMessages();
  const t = m.standing;
  const component = own ?? total;
  const lines = useMemo(
    () => criterionLines({ name: unitName, component: own }, total, m),
    [unitName, own, total, m],
  );
  const draw = useMemo<DrawLines>(() => {
    const drawn = drawnCriterion(lines, { component, window, m });
    return (place) => lineOption(drawn, place);
  }, [lines, component, window, m]);
  const windows = lines[0]?.points ?? [];
  const { name = '', target = '' } = component.criterion ?? {};
  if (windows.length === 0) return <p className="quiet">{t.noSeries}</p>;
  return (
    <>
      <LineLegend lines={legendOf(lines)} isAimed={target !== ''} targetName={t.target} />
      <Suspense fallback={<LoadingState rows={7} />}>
        <Chart draw={draw} label={t.chart(name, windows.length)} height={HEIGHT} />
      </Suspense>
      <DataTable
        label={t.table(name)}
        columns={columnsOf(lines, component.measure ?? '', window, m)}
        rows={windows.toReversed()}
        rowKey={({ fromDate = '' }) => fromDate}
      />
    </>
  );
}

function columnsOf(
  lines: readonly CriterionLine[],
  measure: string,
  window: StandingWindow,
  m: Messages,
): Column<StandingPoint>[] {
  const title = (row: StandingPoint): string => pointTitle(row, window, m);
  return [
    { key: 'window', title: m.standing.windowColumn, cell: title, text: title, className: 'cell-main' },
    ...lines.map((line): Column<StandingPoint> => {
      const words = ({ fromDate }: StandingPoint): readonly [string, string] => {
        const point = pointAt(line, fromDate) ?? {};
        return [withMeasure(point.value, measure), countText(point, m)];
      };
      return {
        key: line.name,
        title: line.name,
        className: 'cell-figure',
        cell: (row) => {
          const [value, counts] = words(row);
          return (
            <>
              {value === '' ? <span className="quiet">{m.standing.noValue}</span> : value}{' '}
              <span className="quiet">{counts}</span>
            </>
          );
        },
        text: (row) => words(row)[0],
      };
    }),
  ];
}
