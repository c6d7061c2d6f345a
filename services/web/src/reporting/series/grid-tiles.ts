import type { IndicatorGrid, GridUnit } from '../../api/series-api.ts';
import { compareDecimals } from '../decimal.ts';

/** How a unit stands in its group; each has a colour, a shape and a word. */
export type TileLevel = 'reached' | 'missed' | 'high' | 'middle' | 'low' | 'nothing' | 'none';

export interface Tile {
  readonly id: string;
  readonly name: string;
  readonly value: string;
  readonly level: TileLevel;
  readonly unit: GridUnit;
}

export const LEVELS: readonly TileLevel[] = ['reached', 'missed', 'high', 'middle', 'low', 'nothing', 'none'];

/** A tile a unit: held against the target where there is one, in thirds of the group by value otherwise. */
export function tilesOf(grid: IndicatorGrid, direction: string | undefined): Tile[] {
  const { units = [], unitTarget = '' } = grid;
  const values = units.map(valueOf).filter((value) => value !== '');
  const sorted = values.toSorted(compareDecimals);
  return units.map((unit) => {
    const value = valueOf(unit);
    const level = levelOf(unit, { unitTarget, direction, sorted });
    return { id: unit.unitId ?? '', name: unit.unitName ?? '', value, level, unit };
  });
}

/** Tiles by Vietnamese name, or by value with the greatest first and those without one last. */
export function sortTiles(tiles: readonly Tile[], sort: 'name' | 'value'): Tile[] {
  const byName = (a: Tile, b: Tile): number => a.name.localeCompare(b.name, 'vi');
  if (sort === 'name') return tiles.toSorted(byName);
  return tiles.toSorted((a, b) => {
    const missing = Number(a.value === '') - Number(b.value === '');
    if (missing !== 0 || a.value === '') return missing || byName(a, b);
    return compareDecimals(b.value, a.value) || byName(a, b);
  });
}

/** How many tiles there are of each level, levels without one left out. */
export function countLevels(tiles: readonly Pick<Tile, 'level'>[]): { level: TileLevel; count: number }[] {
  return LEVELS.map((level) => ({
    level,
    count: tiles.filter((tile) => tile.level === level).length,
  })).filter(({ count }) => count > 0);
}

function valueOf({ point }: GridUnit): string {
  return point?.value ?? '';
}

interface Scale {
  readonly unitTarget: string;
  readonly direction: string | undefined;
  readonly sorted: readonly string[];
}

function levelOf(unit: GridUnit, { unitTarget, direction, sorted }: Scale): TileLevel {
  const value = valueOf(unit);
  if (value === '') return unit.point?.nothing === true ? 'nothing' : 'none';
  if (unitTarget !== '' && direction !== 'DIRECTION_NEUTRAL') {
    const against = compareDecimals(value, unitTarget);
    const isReached = direction === 'DIRECTION_DOWN' ? against <= 0 : against >= 0;
    return isReached ? 'reached' : 'missed';
  }
  return thirdOf(value, sorted);
}

/** The third of a group by value; units of one value are in one third. `sorted` are the group's, the least first. */
export function thirdOf(value: string, sorted: readonly string[]): TileLevel {
  const below = sorted.filter((other) => compareDecimals(other, value) < 0).length;
  const share = below / sorted.length;
  if (share >= 2 / 3) return 'high';
  return share >= 1 / 3 ? 'middle' : 'low';
}
