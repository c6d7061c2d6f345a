import { endOfDay, startOfDay } from '@baro/directory-client';
import type { Queryable } from '@baro/chassis';
import { Figure } from '@baro/proto/baro/reporting/v1/resources';
import { membersOf } from '../domain/asked.ts';
import type { Line } from '../domain/asked.ts';
import type { ItemSet } from '../domain/computed/item-set.ts';
import { setsOf } from '../domain/computed/sets-of.ts';
import type { FigureSets } from '../domain/computed/sets-of.ts';
import { completeFigure } from '../domain/figure.ts';
import type { PeriodRow } from '../store/entities.ts';
import { countSets, findSets } from '../store/computed-store.ts';
import type { LineageRow } from '../store/lineage-store.ts';
import type { Scope } from '../store/set-sql.ts';

/** A computed figure with the id of its indicator. */
export type ComputedFigure = Figure & { indicatorId: string };

/** A computed figure with the sets it is counted from. */
interface Asked extends FigureSets {
  readonly line: Line;
  readonly member: string;
}

/** Unit and time the figures of a submission are counted for. */
export function scopeOf({ fromDate, toDate }: PeriodRow, unitId: string, now: Date): Scope {
  const end = endOfDay(toDate);
  return { unitId, start: startOfDay(fromDate), end, asOf: now < end ? now : end };
}

/** Computed figures of the lines as they are now, with the ids of their indicators; one statement for all. */
export async function computeFigures(
  em: Queryable,
  lines: readonly Line[],
  scope: Scope,
): Promise<ComputedFigure[]> {
  const asked = askedOf(lines);
  const counts = await countSets(em, asked.flatMap(setsIn), scope);
  return asked.map((figure) => figureOf(figure, counts.shift() ?? 0, figure.among && (counts.shift() ?? 0)));
}

/** Computed figures of the lines as they are now, each with the items it is counted from; one statement for all. */
export async function traceFigures(
  em: Queryable,
  lines: readonly Line[],
  scope: Scope,
): Promise<{ figures: ComputedFigure[]; lineage: LineageRow[] }> {
  const asked = askedOf(lines);
  const found = await findSets(em, asked.flatMap(setsIn), scope);
  const lineage = asked.map(({ line, member, among }) => ({
    indicatorId: line.indicatorId,
    member,
    counted: found.shift() ?? [],
    among: among ? (found.shift() ?? []) : [],
  }));
  const figures = asked.map((figure, at) => {
    const { counted = [], among = [] } = lineage[at] ?? {};
    return figureOf(figure, counted.length, figure.among && among.length);
  });
  return { figures, lineage };
}

function figureOf({ line, member }: Asked, counted: number, among: number | undefined): ComputedFigure {
  const { definition, indicatorId } = line;
  const parts =
    among === undefined
      ? { value: String(counted) }
      : { numerator: String(counted), denominator: String(among) };
  const figure = Figure.fromPartial({ indicatorCode: definition.code, member, ...parts });
  return { ...completeFigure(figure, definition), indicatorId };
}

function askedOf(lines: readonly Line[]): Asked[] {
  return lines.flatMap((line) =>
    membersOf(line.definition).flatMap((member) => {
      const sets = setsOf(line.definition, member);
      return sets ? [{ line, member, ...sets }] : [];
    }),
  );
}

function setsIn({ counted, among }: FigureSets): ItemSet[] {
  return among ? [counted, among] : [counted];
}
