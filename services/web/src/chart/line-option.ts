import type { LineSeriesOption } from 'echarts/charts';
import type {
  GridComponentOption,
  MarkLineComponentOption,
  TooltipComponentOption,
} from 'echarts/components';
import type { ComposeOption } from 'echarts/core';
import type { Place } from './bar-option.ts';
import type { LineLook } from './line-look.ts';

export type LineOption = ComposeOption<
  LineSeriesOption | GridComponentOption | MarkLineComponentOption | TooltipComponentOption
>;

/** A point of a line; none where there is no value. */
export interface LinePoint {
  readonly value: number;
  /** Not final yet: drawn hollow. */
  readonly isOpen: boolean;
}

export interface Line {
  readonly name: string;
  readonly look: LineLook;
  /** One a name of the axis. */
  readonly points: readonly (LinePoint | undefined)[];
  /** Places before which the line is interrupted. */
  readonly breaks: readonly number[];
}

export interface Lines {
  /** Names along the axis, and longer ones for who points at a place. */
  readonly names: readonly string[];
  readonly titles: readonly string[];
  readonly lines: readonly Line[];
  /** What is aimed at, place by place. */
  readonly target: { readonly name: string; readonly values: readonly (number | undefined)[] };
  /** Marks of breaks: the place they stand before, and what they are called. */
  readonly marks: readonly { readonly before: number; readonly label: string }[];
  /** What the numbers are of. */
  readonly measure: string;
  /** A value in the numbers of the language. */
  readonly show: (value: number) => string;
}

export type DrawLines = (place: Place) => LineOption;

/** Narrower than this, fewer names fit below the axis. */
const NARROW = 520;
const TARGET_COLOR = '#4a5563';
const BREAK_COLOR = '#5b4b8a';

/** Lines over time. A break stands between two places, so places are numbers and not names of the axis. */
export function lineOption(lines: Lines, { width, fontFamily }: Place): LineOption {
  const wanted = width < NARROW ? 4 : 12;
  return {
    animation: false,
    textStyle: { fontFamily, fontSize: 14, color: '#1f2a37' },
    tooltip: {
      trigger: 'axis',
      // Names of units are text, never markup.
      renderMode: 'richText',
      confine: true,
      formatter: (pointed) => wordsAt(lines, placeOf(pointed)),
    },
    grid: {
      left: 4,
      right: 24,
      top: 44,
      bottom: 4,
      outerBoundsMode: 'same',
      outerBoundsContain: 'all',
    },
    xAxis: {
      type: 'value',
      min: -0.5,
      max: lines.names.length - 0.5,
      splitLine: { show: false },
      axisLine: { onZero: false },
      axisTick: { show: false },
      axisLabel: {
        customValues: placesOf(lines.names.length, wanted),
        formatter: (at: number) => lines.names[at] ?? '',
        fontSize: 13,
        hideOverlap: true,
      },
    },
    yAxis: {
      type: 'value',
      scale: true,
      name: lines.measure,
      nameLocation: 'end',
      nameTextStyle: { align: 'left' },
      axisLine: { show: false, onZero: false },
      axisTick: { show: false },
      axisLabel: { formatter: (value: number) => lines.show(value), fontSize: 13 },
    },
    series: [...lines.lines.flatMap(segmentOptions), targetOption(lines), ...lines.marks.map(markOption)],
  };
}

/** Places that are named: the last one, and so many before it as there is room for. */
function placesOf(count: number, wanted: number): number[] {
  const step = Math.max(1, Math.ceil(count / wanted));
  return Array.from({ length: count }, (_, at) => at).filter((at) => (count - 1 - at) % step === 0);
}

/** A line in as many parts as its breaks make: two points with a break between are never joined. */
function segmentOptions(line: Line): LineSeriesOption[] {
  const starts = [0, ...line.breaks, line.points.length];
  return starts.slice(1).map((end, part) => ({
    type: 'line',
    name: line.name,
    data: line.points.flatMap((point, at) =>
      at < (starts[part] ?? 0) || at >= end ? [] : [pointOption(line.look, at, point)],
    ),
    connectNulls: false,
    showAllSymbol: true,
    symbol: line.look.shape,
    symbolSize: line.look.width + 6,
    itemStyle: { color: line.look.color },
    lineStyle: { color: line.look.color, width: line.look.width, type: [...line.look.dash] },
  }));
}

function pointOption({ shape }: LineLook, at: number, point: LinePoint | undefined) {
  if (point === undefined) return { value: [at, null] };
  const hollow = `empty${shape.charAt(0).toUpperCase()}${shape.slice(1)}`;
  return { value: [at, point.value], symbol: point.isOpen ? hollow : shape };
}

function targetOption({ target }: Lines): LineSeriesOption {
  return {
    type: 'line',
    name: target.name,
    step: 'middle',
    symbol: 'none',
    data: target.values.map((value, at) => [at, value ?? null]),
    itemStyle: { color: TARGET_COLOR },
    lineStyle: { color: TARGET_COLOR, width: 1.5, type: [10, 4] },
  };
}

function markOption({ before, label }: Lines['marks'][number]): LineSeriesOption {
  return {
    type: 'line',
    data: [],
    markLine: {
      silent: true,
      symbol: 'none',
      animation: false,
      data: [{ xAxis: before - 0.5 }],
      lineStyle: { color: BREAK_COLOR, width: 1.5, type: [3, 3] },
      label: { formatter: label, color: BREAK_COLOR, fontSize: 13, position: 'end' },
    },
  };
}

/** What stands at a place: the period, then each line that has a value there. */
function wordsAt({ titles, lines, target, show }: Lines, at: number): string {
  const aimed = target.values[at];
  return [
    titles[at] ?? '',
    ...lines.flatMap(({ name, points }) => {
      const point = points[at];
      return point === undefined ? [] : [`${name}: ${show(point.value)}`];
    }),
    ...(aimed === undefined ? [] : [`${target.name}: ${show(aimed)}`]),
  ].join('\n');
}

/** The place somebody points at, as the library tells it. */
function placeOf(pointed: unknown): number {
  const first: unknown = Array.isArray(pointed) ? pointed[0] : pointed;
  const at = typeof first === 'object' && first !== null && 'axisValue' in first ? first.axisValue : 0;
  return Math.round(Number(at));
}
