import { expect, it } from 'vitest';
import { sortShares, unitShares } from './unit-shares.ts';

const unit = (unitName: string, points: string, place: number, askingCount: number) => ({
  unitId: unitName,
  unitName,
  askingCount,
  score: {
    computedPoints: points,
    computedScoredPoints: points === '' ? '0' : '30',
    place: { place, peerCount: 3 },
  },
});
const shares = unitShares([
  unit('Phường Ô Chợ Dừa', '27', 1, 0),
  unit('Phường Ba Đình', '10', 3, 2),
  unit('Phường Đống Đa', '20', 2, 2),
  unit('Xã Ứng Hòa', '', 0, 0),
]);

it('a unit has its share of the points that are scored, in thirds of the group; without points it has none', () => {
  expect(shares.map(({ share, level }) => [share, level])).toEqual([
    ['90.0', 'high'],
    ['33.3', 'low'],
    ['66.7', 'middle'],
    ['', 'none'],
  ]);
});

it('units stand by place with the unplaced last, by name, or by what they have to explain', () => {
  const names = (sort: 'place' | 'name' | 'asking') => sortShares(shares, sort).map(({ name }) => name);
  expect(names('place')).toEqual(['Phường Ô Chợ Dừa', 'Phường Đống Đa', 'Phường Ba Đình', 'Xã Ứng Hòa']);
  expect(names('name')).toEqual(['Phường Ba Đình', 'Phường Đống Đa', 'Phường Ô Chợ Dừa', 'Xã Ứng Hòa']);
  expect(names('asking')).toEqual(['Phường Ba Đình', 'Phường Đống Đa', 'Phường Ô Chợ Dừa', 'Xã Ứng Hòa']);
});
