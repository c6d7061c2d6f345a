import { expect, it } from 'vitest';
import { groupFigures } from './figure-groups.ts';

it('figures stand in the groups of their indicators, in the order of the form', () => {
  const indicators = [
    { definition: { code: 'A', groupName: 'Dân số' } },
    { definition: { code: 'B', groupName: 'Giá' } },
  ];
  const figures = ['A', 'A', 'B', 'C'].map((indicatorCode) => ({ indicatorCode }));
  expect(groupFigures(figures, indicators).map((group) => [group.name, group.figures.length])).toEqual([
    ['Dân số', 2],
    ['Giá', 1],
    ['', 1],
  ]);
});
