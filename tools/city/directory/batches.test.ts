import { expect, it } from 'vitest';
import { batchesOf } from './batches.ts';

const units = Array.from({ length: 501 }, (_, index) => ({ id: `unit-${index}`, code: String(index) }));
const holdings = [{ id: 'h', postId: 'p', personId: 'q' }];

it('cuts rows into requests of at most 500, references first', () => {
  const batches = batchesOf({ holdings, units });
  expect(batches.map((batch) => [batch.units.length, batch.holdings.length])).toEqual([
    [500, 0],
    [1, 1],
  ]);
});

it('gives the same rows the same request id and other rows another', () => {
  const ids = (rows: typeof units) => batchesOf({ units: rows }).map((batch) => batch.requestId);
  expect(ids(units)).toEqual(ids(units));
  expect(ids(units.slice(1))[0]).not.toBe(ids(units)[0]);
  expect(new Set(ids(units)).size).toBe(2);
});
