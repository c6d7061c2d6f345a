import type { ReactNode } from 'react';
import type { Component, StandingWindow } from '../../api/standing-api.ts';
import { word } from '../../i18n/language.tsx';
import type { Messages } from '../../i18n/vi/index.ts';
import type { Column } from '../../list/column.ts';
import { showDecimal } from '../decimal.ts';
import { PlaceCell, PointsCell, TargetCell, ValueCell } from './component-cells.tsx';
import { CriterionName } from './criterion-name.tsx';
import { Sparkline } from './sparkline.tsx';
import { seriesWords } from './sparkline-words.ts';
import { isLessBetter, placeText, valueText, withMeasure } from './standing-words.ts';
import { TrendMark } from './trend-mark.tsx';

/** Columns of criteria that the page of a unit, the dashboard and the page of a criterion share. */
type ComponentColumn = Column<Component>;

/** Whether a criterion is compared with the peers: what is counted or surveyed; the rest is only scored. */
export function isCompared({ criterion }: Component): boolean {
  const { method } = criterion ?? {};
  return method === 'CRITERION_METHOD_COMPUTED' || method === 'CRITERION_METHOD_SURVEY';
}

export function isComputed({ criterion }: Component): boolean {
  return criterion?.method === 'CRITERION_METHOD_COMPUTED';
}

/** Code and name, with the way to the criterion's page; `to` is empty for one without. */
export function criterionColumn(
  depths: ReadonlyMap<string, number>,
  to: (component: Component) => string,
  m: Messages,
): ComponentColumn {
  return {
    key: 'criterion',
    title: m.standing.criterion,
    className: 'cell-main',
    cell: (row) => (
      <CriterionName component={row} depth={depths.get(row.criterion?.code ?? '') ?? 0} to={to(row)} />
    ),
    text: ({ criterion = {} }) => `${criterion.code ?? ''} ${criterion.name ?? ''}`,
  };
}

/** `other` is shown of what is neither counted nor surveyed. */
export function valueColumn(
  year: number,
  m: Messages,
  other?: (row: Component) => ReactNode,
): ComponentColumn {
  return {
    key: 'value',
    title: m.standing.value,
    className: 'cell-value',
    cell: (row) => (isCompared(row) ? <ValueCell component={row} year={year} /> : other?.(row)),
    text: (row) => valueText(row, m),
  };
}

export function targetColumn(m: Messages): ComponentColumn {
  return {
    key: 'target',
    title: m.standing.target,
    className: 'cell-target',
    cell: (row) => <TargetCell component={row} />,
    text: ({ criterion, measure }) => withMeasure(criterion?.target, measure),
  };
}

/** `more` stands below the trend, for example the cause. */
export function trendColumn(m: Messages, more?: (row: Component) => ReactNode): ComponentColumn {
  const { trends } = m.standing;
  return {
    key: 'trend',
    title: m.standing.trend,
    className: 'cell-trend',
    cell: (row) =>
      isComputed(row) && (
        <>
          <TrendMark component={row} />
          {more?.(row)}
        </>
      ),
    text: ({ trend, criterion }) => word(isLessBetter(criterion?.scoring) ? trends.down : trends.up, trend),
  };
}

export function seriesColumn(window: StandingWindow, m: Messages): ComponentColumn {
  return {
    key: 'series',
    title: m.standing.series(13),
    className: 'cell-series',
    cell: (row) => isComputed(row) && <Sparkline component={row} window={window} />,
    text: (row) => seriesWords(row, window, m),
  };
}

export function placeColumn(m: Messages): ComponentColumn {
  return {
    key: 'place',
    title: m.standing.place,
    className: 'cell-place',
    cell: (row) => <PlaceCell component={row} />,
    text: ({ place }) => placeText(place, m),
  };
}

export function pointsColumn(m: Messages): ComponentColumn {
  return {
    key: 'points',
    title: m.standing.points,
    className: 'cell-points',
    cell: (row) => <PointsCell component={row} />,
    text: ({ points }) => showDecimal(points),
  };
}
