import { expect, it } from 'vitest';
import { readStanding, windowSearch, withStanding } from './standing-address.ts';

it('reads what is seen from the address, and what is usual where it says nothing or what is no choice', () => {
  const view = readStanding(new URLSearchParams('set=a&kind=week&date=2026-11-02&items=rest&sort=size'));
  expect(view).toMatchObject({ set: 'a', kind: 'week', date: '2026-11-02', items: 'rest', sort: 'place' });
  expect(readStanding(new URLSearchParams('kind=year'))).toMatchObject({ kind: 'month', view: 'tiles' });
});

it('forgets the day when weeks become months, and keeps the rest', () => {
  const params = new URLSearchParams('set=a&kind=week&date=2026-11-02');
  expect(withStanding(params, { kind: '' }).toString()).toBe('set=a');
  expect(withStanding(params, { asking: '1' }).toString()).toBe('set=a&kind=week&date=2026-11-02&asking=1');
});

it('takes set, kind and day along to the next page, and no more', () => {
  const view = readStanding(new URLSearchParams('set=a&kind=week&date=2026-11-02&items=rest&asking=1'));
  expect(windowSearch(view)).toBe('?date=2026-11-02&kind=week&set=a');
  expect(windowSearch({ set: '', kind: 'month', date: '' })).toBe('');
  expect(windowSearch({ set: '', kind: 'month', date: '' }, { code: '1.2' })).toBe('?code=1.2');
});
