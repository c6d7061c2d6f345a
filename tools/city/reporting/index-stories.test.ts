import { CriterionMethod } from '@baro/proto/baro/reporting/v1/index_sets';
import { expect, it } from 'vitest';
import { readIndexSets } from '../../../services/reporting/reference/index-sets.ts';
import { scoreStories } from './index-stories.ts';

const criteria = new Map(
  readIndexSets('').flatMap(({ set, criteria: of }) =>
    of.map((criterion) => [`${set.code} ${criterion.code}`, criterion] as const),
  ),
);

it('demo scores are of declared criteria, within their points, each with evidence when it claims any', () => {
  for (const { set, criterion: code, own, verified } of scoreStories) {
    const criterion = criteria.get(`${set} ${code}`);
    expect(criterion?.method).toBe(CriterionMethod.DECLARED);
    const points = [...own, ...(verified ? [verified] : [])].map((score) => Number(score.points));
    expect(Math.max(...points)).toBeLessThanOrEqual(Number(criterion?.maxPoints));
    expect(own.filter((score) => Number(score.points) > 0 && score.title === undefined)).toEqual([]);
    expect(verified === undefined || verified.points === own[0]?.points || verified.note !== undefined).toBe(
      true,
    );
  }
});

it('demo scores show each way: verified alike and otherwise, scored again since, not verified, nothing claimed', () => {
  const ways = scoreStories.map(({ own, verified }) => {
    if (!verified) return own[0]?.points === '0' ? 'nothing' : 'waiting';
    if (own.length > 1) return 'again';
    return verified.points === own[0]?.points ? 'alike' : 'otherwise';
  });
  expect([...new Set(ways)].toSorted((one, other) => (one < other ? -1 : 1))).toEqual([
    'again',
    'alike',
    'nothing',
    'otherwise',
    'waiting',
  ]);
});
