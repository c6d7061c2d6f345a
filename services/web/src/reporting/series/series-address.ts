import { useMemo } from 'react';
import { useSearchParams } from 'react-router';

/** Most units of one picture, as the service has it. */
export const MOST_UNITS = 10;

/** What is seen of an indicator; it lives in the address, so that a link can be sent. */
export interface SeriesView {
  readonly kind: string;
  readonly from: string;
  readonly to: string;
  readonly units: readonly string[];
  readonly groups: readonly string[];
  /** What units were before a reorganisation, or what they are today put together. */
  readonly basis: 'was' | 'is';
  /** Period of the grid; the last one without. */
  readonly period: string;
  readonly group: string;
  readonly sort: 'name' | 'value';
  readonly view: 'tiles' | 'table';
}

export type SeriesChange = Readonly<Partial<Record<keyof SeriesView, string | readonly string[]>>>;

/** Names in the address. */
const NAMES: Readonly<Record<keyof SeriesView, string>> = {
  kind: 'kind',
  from: 'from',
  to: 'to',
  units: 'unit',
  groups: 'with',
  basis: 'basis',
  period: 'period',
  group: 'of',
  sort: 'sort',
  view: 'view',
};

/** What an address says; what is usual, and what is none of the choices, is not said. */
export function readView(params: URLSearchParams): SeriesView {
  const one = (name: keyof SeriesView): string => params.get(NAMES[name]) ?? '';
  const all = (name: keyof SeriesView): string[] => [...new Set(params.getAll(NAMES[name]))];
  return {
    kind: one('kind'),
    from: one('from'),
    to: one('to'),
    units: all('units').slice(0, MOST_UNITS),
    groups: all('groups'),
    basis: one('basis') === 'is' ? 'is' : 'was',
    period: one('period'),
    group: one('group'),
    sort: one('sort') === 'value' ? 'value' : 'name',
    view: one('view') === 'table' ? 'table' : 'tiles',
  };
}

/** The address with some of it changed; another kind or other days have other periods. */
export function withView(params: URLSearchParams, changes: SeriesChange): URLSearchParams {
  const next = new URLSearchParams(params);
  const keys = Object.keys(changes) as (keyof SeriesView)[];
  for (const key of keys) {
    next.delete(NAMES[key]);
    const value = changes[key] ?? '';
    for (const one of typeof value === 'string' ? [value] : value) {
      if (one !== '') next.append(NAMES[key], one);
    }
  }
  if (keys.some((key) => ['kind', 'from', 'to'].includes(key))) next.delete(NAMES.period);
  return next;
}

/** The view of the address, and how to change it without moving the page. */
export function useSeriesView(): readonly [SeriesView, (changes: SeriesChange) => void] {
  const [params, setParams] = useSearchParams();
  const view = useMemo(() => readView(params), [params]);
  return [view, (changes) => setParams(withView(params, changes), { preventScrollReset: true })];
}
