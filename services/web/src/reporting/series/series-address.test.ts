import { expect, it } from 'vitest';
import { MOST_UNITS, readView, withView } from './series-address.ts';

it('reads what is seen from the address, and what is usual where it says nothing', () => {
  const view = readView(new URLSearchParams('unit=a&unit=b&unit=a&sort=value&view=x'));
  expect(view).toMatchObject({ units: ['a', 'b'], sort: 'value', view: 'tiles', period: '', group: '' });
  expect(view.basis).toBe('was');
  expect(readView(new URLSearchParams('basis=is')).basis).toBe('is');
});

it('takes no more units than a picture holds', () => {
  const many = Array.from({ length: 12 }, (_, at) => `unit=${at}`).join('&');
  expect(readView(new URLSearchParams(many)).units).toHaveLength(MOST_UNITS);
});

it('changes one thing and keeps the rest; other days have other periods', () => {
  const params = new URLSearchParams('unit=a&period=p');
  expect(withView(params, { units: ['a', 'b'] }).toString()).toBe('period=p&unit=a&unit=b');
  expect(withView(params, { from: '2026-01-01' }).toString()).toBe('unit=a&from=2026-01-01');
});
