import type { Component, StandingPoint, StandingWindow } from '../../api/standing-api.ts';
import { lookAt, MAIN_LOOK } from '../../chart/line-look.ts';
import type { Lines } from '../../chart/line-option.ts';
import type { Messages } from '../../i18n/vi/index.ts';
import { isDecimal } from '../decimal.ts';
import type { NamedLine } from '../series/series-lines.ts';
import { showNumber } from '../series/series-lines.ts';
import { pointName, pointTitle } from './standing-windows.ts';

/** One line of a criterion over time: a unit, or the whole group. */
export interface CriterionLine {
  readonly name: string;
  readonly points: readonly StandingPoint[];
}

/** The unit first, where one is seen, then the whole group; windows are those of the first. */
export function criterionLines(
  own: { readonly name: string; readonly component: Component | undefined },
  total: Component,
  m: Messages,
): CriterionLine[] {
  const group = { name: m.standing.group, points: total.pointsInTime ?? [] };
  const points = own.component?.pointsInTime ?? [];
  return points.length === 0 ? [group] : [{ name: own.name, points }, group];
}

/** The point of a line in the window that begins on a day. */
export function pointAt({ points }: CriterionLine, fromDate: string | undefined): StandingPoint | undefined {
  return points.find((point) => point.fromDate === fromDate);
}

/** What is drawn; the last point is hollow while its window runs. */
export function drawnCriterion(
  lines: readonly CriterionLine[],
  { component, window, m }: { component: Component; window: StandingWindow; m: Messages },
): Lines {
  const windows = lines[0]?.points ?? [];
  const { target } = component.criterion ?? {};
  const isOpen = (point: StandingPoint): boolean =>
    (window.running ?? false) && point.fromDate === window.fromDate;
  return {
    names: windows.map((point) => pointName(point, window)),
    titles: windows.map((point) => pointTitle(point, window, m)),
    lines: lines.map((line, at) => ({
      name: line.name,
      look: at === 0 ? MAIN_LOOK : lookAt(at - 1),
      points: windows.map(({ fromDate }) => {
        const point = pointAt(line, fromDate);
        if (point === undefined || !isDecimal(point.value)) return undefined;
        return { value: Number(point.value), isOpen: isOpen(point) };
      }),
      breaks: [],
    })),
    target: {
      name: m.standing.target,
      values: windows.map(() => (isDecimal(target) ? Number(target) : undefined)),
    },
    marks: [],
    measure: component.measure ?? '',
    show: showNumber,
  };
}

/** The lines as a legend draws them. */
export function legendOf(lines: readonly CriterionLine[]): NamedLine[] {
  return lines.map(({ name }, at) => ({
    key: name,
    name,
    look: at === 0 ? MAIN_LOOK : lookAt(at - 1),
    line: {},
  }));
}
