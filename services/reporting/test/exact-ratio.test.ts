import { RollUpRule, ValueType } from '@baro/proto/baro/reporting/v1/resources';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { shortNumber } from '../src/domain/decimal.ts';
import { definitionOf } from './definitions.ts';
import { chance } from './made-figures.ts';
import { rolledUp } from './oracle.ts';
import { startWorld } from './world.ts';
import type { World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
}, 120_000);
afterAll(() => world.close());

/** What the database makes of numerators over denominators, and what is counted apart. */
async function both(cases: readonly [string, string, number][]): Promise<[string[], (string | undefined)[]]> {
  const rows = await world.rows<{ value: string | null }>(
    `SELECT exact_ratio((c->>0)::numeric, (c->>1)::numeric, (c->>2)::int)::text AS value
     FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY AS e (c, at) ORDER BY at`,
    [JSON.stringify(cases)],
  );
  const rule = { valueType: ValueType.RATIO, rollUp: RollUpRule.RATIO_OF_SUMS };
  const apart = cases.map(([numerator, denominator, decimals]) =>
    rolledUp(definitionOf({ ...rule, decimals }), [
      {
        indicatorCode: '',
        member: '',
        value: '',
        numerator,
        denominator,
        nothing: false,
        reason: '',
        computed: false,
      },
    ]),
  );
  return [rows.map(({ value }) => shortNumber(value)), apart];
}

it('divides to the last digit, half away from zero, where numeric division would round twice', async () => {
  const [found, apart] = await both([
    ['2', '3', 2],
    ['5', '1000', 2],
    ['-5', '1000', 2],
    ['0', '7', 0],
    ['7', '0', 2],
    // Just below half: seventeen nines that a division to sixteen digits makes a whole half.
    ['499999999999999999', '1000000000000000000', 0],
    ['1', '3', 6],
  ]);
  expect(found).toEqual(['0.67', '0.01', '-0.01', '0', '', '0', '0.333333']);
  expect(apart).toEqual(found);
});

it('divides as counted apart, whatever the numbers', async () => {
  const next = chance(11);
  const number = (): string => {
    const whole = String(Math.floor(next() * 10 ** Math.floor(next() * 12)));
    return next() < 0.5 ? whole : `${whole}.${String(Math.floor(next() * 1e6)).padStart(6, '0')}`;
  };
  const cases = Array.from({ length: 500 }, (): [string, string, number] => [
    number(),
    number(),
    Math.floor(next() * 7),
  ]);
  const [found, apart] = await both(cases);
  expect(found).toEqual(apart);
});
