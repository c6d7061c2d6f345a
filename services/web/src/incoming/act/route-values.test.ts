import { describe, expect, it } from 'vitest';
import { vi } from '../../i18n/vi/index.ts';
import { checkRoute, EMPTY_ROUTE, emptyLine, toRoute, type RouteValues } from './route-values.ts';

const now = new Date('2026-11-23T03:00:00Z');
const post = (value: string) => ({ value, label: value });
const routed: RouteValues = {
  lead: { ...emptyLine('lead'), post: post('a'), due: '30/11/2026' },
  coOrdinators: [{ ...emptyLine('1'), post: post('b'), due: '27/11/2026', direction: ' góp ý ' }],
  forInformation: [post('c')],
  direction: 'Xử lý',
};

describe('checkRoute', () => {
  it('wants a lead and a direction', () => {
    expect(Object.keys(checkRoute(EMPTY_ROUTE, vi, now)).sort()).toEqual(['direction', 'lead']);
  });

  it('passes one lead with co-ordinators due no later', () => {
    expect(checkRoute(routed, vi, now)).toEqual({});
  });

  it('refuses a post named twice', () => {
    const twice = { ...routed, coOrdinators: [{ ...emptyLine('1'), post: post('a') }] };
    expect(checkRoute(twice, vi, now)).toEqual({ 1: vi.act.postTwice });
  });

  it('refuses a co-ordinator due after the lead, and a due time gone by', () => {
    const line = { ...emptyLine('1'), post: post('b') };
    const late = { ...routed, coOrdinators: [{ ...line, due: '1/12/2026' }] };
    expect(checkRoute(late, vi, now)).toEqual({ '1.due': vi.act.dueAfterLead });
    const past = { ...routed, coOrdinators: [{ ...line, due: '20/11/2026' }] };
    expect(checkRoute(past, vi, now)).toEqual({ '1.due': vi.time.pastDue });
  });
});

describe('toRoute', () => {
  it('sends ids, ends of days and trimmed words', () => {
    expect(toRoute(routed, 'doc', 'e')).toEqual({
      id: 'doc',
      lead: { postId: 'a', dueTime: '2026-11-30T17:00:00.000Z', direction: '' },
      coOrdinators: [{ postId: 'b', dueTime: '2026-11-27T17:00:00.000Z', direction: 'góp ý' }],
      forInformationPostIds: ['c'],
      direction: 'Xử lý',
      etag: 'e',
    });
  });
});
