import type { BarSeriesOption } from 'echarts/charts';
import type { GridComponentOption, LegendComponentOption, TooltipComponentOption } from 'echarts/components';
import type { ComposeOption } from 'echarts/core';

export type BarOption = ComposeOption<
  BarSeriesOption | GridComponentOption | LegendComponentOption | TooltipComponentOption
>;

/** More rows than this are read in the table; a picture of them would be a carpet. */
const MOST_ROWS = 20;
const ROW_HEIGHT = 34;
/** Legend above, axis and its name below. */
const FRAME_HEIGHT = 84;
/** Narrower than this, names get less room and the legend a second line. */
const NARROW = 520;

const STRIPES = {
  symbol: 'rect',
  color: '#f4dca8',
  dashArrayX: [1, 0],
  dashArrayY: [4, 4],
  rotation: Math.PI / 4,
};

/** One line of bars: what is counted, its colour, and how it lies with the others. */
export interface BarSeries {
  readonly name: string;
  readonly color: string;
  readonly values: readonly number[];
  /** In pixels. */
  readonly width: number;
  /** Series of one stack stand end to end; without one they lie over each other. */
  readonly stack?: string;
  /** Told apart without colour. */
  readonly striped?: boolean;
}

export interface Bars {
  /** One name a row, top first. */
  readonly names: readonly string[];
  readonly series: readonly BarSeries[];
  /** What the axis counts. */
  readonly axis: string;
  /** A value in the numbers of the language. */
  readonly show: (value: number) => string;
}

/** Where a picture is drawn: its width in pixels, and the font of the page. */
export interface Place {
  readonly width: number;
  readonly fontFamily: string;
}

export type DrawBars = (place: Place) => BarOption;

/** The rows a picture has room for. */
export function rowsOf<Row>(rows: readonly Row[]): readonly Row[] {
  return rows.slice(0, MOST_ROWS);
}

/** Height of a picture of so many rows, in pixels. */
export function heightOf(rowCount: number): number {
  return FRAME_HEIGHT + ROW_HEIGHT * rowCount;
}

/** Lying bars, a row a name: long Vietnamese names have room beside them and none below. */
export function barOption(bars: Bars, { width, fontFamily }: Place): BarOption {
  const isNarrow = width < NARROW;
  return {
    animation: false,
    textStyle: { fontFamily, fontSize: 14, color: '#1f2a37' },
    legend: { top: 0, left: 0, itemWidth: 22, textStyle: { fontSize: 13 }, selectedMode: false },
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: 'shadow' },
      valueFormatter: (value) => bars.show(Number(value)),
      confine: true,
    },
    grid: {
      left: 4,
      right: 16,
      top: isNarrow ? 58 : 34,
      bottom: 4,
      outerBoundsMode: 'same',
      outerBoundsContain: 'all',
    },
    xAxis: {
      type: 'value',
      name: bars.axis,
      nameLocation: 'middle',
      nameGap: 26,
      minInterval: 1,
      axisLabel: { formatter: (value: number) => bars.show(value), fontSize: 13, hideOverlap: true },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: [...bars.names],
      axisTick: { show: false },
      axisLabel: {
        width: isNarrow ? 120 : 280,
        overflow: isNarrow ? 'truncate' : 'break',
        lineHeight: 15,
        fontSize: 13,
        interval: 0,
      },
    },
    series: bars.series.map(seriesOption),
  };
}

function seriesOption(one: BarSeries): BarSeriesOption {
  return {
    type: 'bar',
    name: one.name,
    data: [...one.values],
    barWidth: one.width,
    ...(one.stack === undefined ? { barGap: '-100%' } : { stack: one.stack }),
    itemStyle: {
      color: one.color,
      ...(one.striped === true ? { decal: STRIPES } : {}),
    },
  };
}
