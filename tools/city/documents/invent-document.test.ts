import { Urgency } from '@baro/proto/baro/documents/v1/resources';
import { expect, it } from 'vitest';
import { addDays, inventDocument, weekdayOnOrBefore } from './invent-document.ts';
import { seeded } from '../random.ts';

const place = {
  unitId: 'u',
  arrivalDate: '2026-11-20',
  from: ['central', 'ward'],
  urgency: Urgency.URGENT,
} as const;
const invent = (seed: number, count: number) => {
  const random = seeded(seed);
  return Array.from({ length: count }, () => inventDocument(random, place));
};

it('invents the same documents for the same seed and others for another', () => {
  expect(invent(1, 20)).toEqual(invent(1, 20));
  expect(invent(2, 20)).not.toEqual(invent(1, 20));
});

it('keeps within what a register takes and names nobody', () => {
  for (const document of invent(7, 500)) {
    expect(document.subject.length).toBeLessThanOrEqual(500);
    expect(document.symbol.length).toBeLessThanOrEqual(30);
    expect(document.issueDate <= place.arrivalDate).toBe(true);
    expect(document.signer?.fullName).toBe('');
    expect(document.urgency).toBe(Urgency.URGENT);
  }
});

it('seldom invents two documents that look alike', () => {
  const keys = invent(7, 200).map(({ number, symbol, issuerName }) => `${number} ${symbol} ${issuerName}`);
  expect(new Set(keys).size).toBe(keys.length);
});

it('moves a day of the weekend to the Friday before', () => {
  expect(['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23'].map(weekdayOnOrBefore)).toEqual([
    '2026-11-20',
    '2026-11-20',
    '2026-11-20',
    '2026-11-23',
  ]);
  expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
});
