import { expect, it } from 'vitest';
import { depthsOf, scoreParts, unscoredOf } from './score-parts.ts';

const leaf = (code: string, method: string, maxPoints: string, points = '') => ({
  criterion: { code, parentCode: '1', method, maxPoints },
  points,
});
const components = [
  { criterion: { code: '1', method: 'CRITERION_METHOD_SUM', maxPoints: '10' }, points: '4.3' },
  leaf('1.1', 'CRITERION_METHOD_COMPUTED', '2.5', '2.1'),
  leaf('1.2', 'CRITERION_METHOD_COMPUTED', '1.5', '0'),
  leaf('1.3', 'CRITERION_METHOD_COMPUTED', '2'),
  leaf('1.4', 'CRITERION_METHOD_DECLARED', '4', '2.2'),
];

it('points are counted by how they come about, sums left out; no points is not nothing scored', () => {
  expect(scoreParts(components)).toEqual([
    { method: 'CRITERION_METHOD_COMPUTED', points: '2.1', scored: '4', unscored: '2' },
    { method: 'CRITERION_METHOD_DECLARED', points: '2.2', scored: '4', unscored: '0' },
  ]);
  expect(unscoredOf(scoreParts(components))).toBe('2');
});

it('a criterion stands one step below the one above it', () => {
  const below = { criterion: { code: '1.4.1', parentCode: '1.4' } };
  expect([...depthsOf([...components, below]).values()]).toEqual([0, 1, 1, 1, 1, 2]);
});
