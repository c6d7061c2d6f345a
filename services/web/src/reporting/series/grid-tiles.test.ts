import { describe, expect, it } from 'vitest';
import type { IndicatorGrid } from '../../api/series-api.ts';
import { countLevels, sortTiles, tilesOf } from './grid-tiles.ts';

const unit = (unitName: string, value: string, nothing = false) => ({
  unitId: unitName,
  unitName,
  point: { value, nothing },
});
const grid: IndicatorGrid = {
  units: [
    unit('Phường Đống Đa', '10'),
    unit('Phường Ba Đình', '9.5'),
    unit('Phường Cửa Nam', ''),
    unit('Xã Ứng Hòa', '', true),
    unit('Phường Ô Chợ Dừa', '100'),
  ],
};
const levelsOf = (of: IndicatorGrid, direction: string) => tilesOf(of, direction).map(({ level }) => level);

describe('tiles of units', () => {
  it('are held against the target in the direction that is better', () => {
    const aimed = { ...grid, unitTarget: '10' };
    expect(levelsOf(aimed, 'DIRECTION_UP')).toEqual(['reached', 'missed', 'none', 'nothing', 'reached']);
    expect(levelsOf(aimed, 'DIRECTION_DOWN')).toEqual(['reached', 'reached', 'none', 'nothing', 'missed']);
  });

  it('are in thirds of the group without one, and where neither way is better', () => {
    const thirds = ['middle', 'low', 'none', 'nothing', 'high'];
    expect(levelsOf(grid, 'DIRECTION_UP')).toEqual(thirds);
    expect(levelsOf({ ...grid, unitTarget: '10' }, 'DIRECTION_NEUTRAL')).toEqual(thirds);
  });

  it('of one value are in one third', () => {
    const same = { units: [unit('A', '5'), unit('B', '5'), unit('C', '5')] };
    expect(levelsOf(same, 'DIRECTION_UP')).toEqual(['low', 'low', 'low']);
  });

  it('stand by Vietnamese name, or by value as numbers with those without one last', () => {
    const tiles = tilesOf(grid, 'DIRECTION_UP');
    expect(sortTiles(tiles, 'name').map(({ name }) => name)).toEqual([
      'Phường Ba Đình',
      'Phường Cửa Nam',
      'Phường Đống Đa',
      'Phường Ô Chợ Dừa',
      'Xã Ứng Hòa',
    ]);
    expect(sortTiles(tiles, 'value').map(({ value }) => value)).toEqual(['100', '10', '9.5', '', '']);
  });

  it('are counted by level', () => {
    expect(countLevels(tilesOf(grid, 'DIRECTION_UP')).map(({ level, count }) => [level, count])).toEqual([
      ['high', 1],
      ['middle', 1],
      ['low', 1],
      ['nothing', 1],
      ['none', 1],
    ]);
  });
});
