import { describe, expect, it } from 'vitest';
import { readFilters, withFilters } from './list-address.ts';

describe('readFilters', () => {
  it('takes known names with all their values and drops empty ones', () => {
    const params = new URLSearchParams('states=A&states=B&query=&x=1');
    expect(readFilters(params, ['states', 'query'])).toEqual({ states: ['A', 'B'] });
  });
});

describe('withFilters', () => {
  it('replaces what is named and leaves the rest', () => {
    const next = withFilters(new URLSearchParams('states=A&query=x'), { states: ['B', 'C'], query: [] });
    expect(next.toString()).toBe('states=B&states=C');
  });

  it('does not change the address it was given', () => {
    const params = new URLSearchParams('query=x');
    withFilters(params, { query: ['y'] });
    expect(params.toString()).toBe('query=x');
  });
});
