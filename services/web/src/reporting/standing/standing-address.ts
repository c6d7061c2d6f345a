import { useMemo } from 'react';
import { useSearchParams } from 'react-router';

/** What is seen of standings; it lives in the address, so that a link can be sent. */
export interface StandingView {
  /** Index set, the first one that fits without. */
  readonly set: string;
  readonly kind: 'week' | 'month';
  /** A day of the week or month, `YYYY-MM-DD`; the last one that is over without. */
  readonly date: string;
  /** Only criteria that ask for a cause. */
  readonly asking: boolean;
  /** Whose criterion is seen: its code and the unit. */
  readonly code: string;
  readonly unit: string;
  /** Which items are listed; none without. */
  readonly items: '' | 'counted' | 'among' | 'rest';
  readonly sort: 'place' | 'name' | 'asking';
  readonly view: 'tiles' | 'table';
}

export type StandingChange = Readonly<Partial<Record<keyof StandingView, string>>>;

/** What an address says; what is usual, and what is none of the choices, is not said. */
export function readStanding(params: URLSearchParams): StandingView {
  const text = (name: keyof StandingView): string => params.get(name) ?? '';
  const one = <Value extends string>(name: keyof StandingView, usual: Value, ...others: Value[]): Value =>
    others.find((value) => value === text(name)) ?? usual;
  return {
    set: text('set'),
    kind: one('kind', 'month', 'week'),
    date: text('date'),
    asking: text('asking') === '1',
    code: text('code'),
    unit: text('unit'),
    items: one('items', '', 'counted', 'among', 'rest'),
    sort: one('sort', 'place', 'name', 'asking'),
    view: one('view', 'tiles', 'table'),
  };
}

/** The address with some of it changed; a week has another day than the month it lies in. */
export function withStanding(params: URLSearchParams, changes: StandingChange): URLSearchParams {
  const next = new URLSearchParams(params);
  const all: StandingChange = 'kind' in changes ? { date: '', ...changes } : changes;
  for (const [key, value] of Object.entries(all)) {
    if (value === '') next.delete(key);
    else next.set(key, value);
  }
  return next;
}

/** What stays the same from page to page: which set, and which week or month. */
export function windowSearch(
  view: Pick<StandingView, 'set' | 'kind' | 'date'>,
  more: StandingChange = {},
): string {
  const { set, kind, date } = view;
  const kept = withStanding(new URLSearchParams(), { kind: kind === 'month' ? '' : kind, set, date });
  const text = withStanding(kept, more).toString();
  return text === '' ? '' : `?${text}`;
}

/** The view of the address, and how to change it without moving the page. */
export function useStandingView(): readonly [StandingView, (changes: StandingChange) => void] {
  const [params, setParams] = useSearchParams();
  const view = useMemo(() => readStanding(params), [params]);
  return [view, (changes) => setParams(withStanding(params, changes), { preventScrollReset: true })];
}

/** The kind of window as the contract has it. */
export function windowKindOf({ kind }: Pick<StandingView, 'kind'>): string {
  return kind === 'week' ? 'PERIOD_KIND_WEEK' : 'PERIOD_KIND_MONTH';
}
