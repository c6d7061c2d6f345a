import { LegalTerm } from '@baro/proto/baro/directory/v1/directory';
import { expect, it } from 'vitest';
import { fitTerm } from './legal-term.ts';

const row = (validFrom: string, validTo = ''): LegalTerm =>
  LegalTerm.fromPartial({ code: 't', validFrom, validTo });

it('ends the open row before it the day before', () => {
  const fit = fitTerm([row('2012-01-01', '2019-12-31'), row('2020-01-01')], row('2026-07-01'));
  expect(fit).toMatchObject({ overlap: false, ended: { validFrom: '2020-01-01', validTo: '2026-06-30' } });
});

it('fits before, between and after rows that have ended', () => {
  const rows = [row('2012-01-01', '2013-12-31'), row('2020-01-01', '2020-12-31')];
  for (const [from, to] of [
    ['2010-01-01', '2011-12-31'],
    ['2014-01-01', '2019-12-31'],
    ['2021-01-01', ''],
  ] as const) {
    expect(fitTerm(rows, row(from, to))).toEqual({ overlap: false });
  }
});

it('overlaps a row that ends by its own words, one of the same first day, one that begins later', () => {
  const rows = [row('2012-01-01', '2013-12-31'), row('2020-01-01')];
  for (const added of [
    row('2013-12-31', '2014-01-01'),
    row('2020-01-01'),
    row('2015-01-01'),
    row('2010-01-01', '2012-01-01'),
  ]) {
    expect(fitTerm(rows, added)).toEqual({ overlap: true });
  }
});
