import { keepPreviousData, useQuery } from '@tanstack/react-query';
import {
  getCityDashboard,
  getCriterionStanding,
  getUnitStanding,
  listIndexSets,
  type IndexSet,
  type WindowQuery,
} from '../../api/standing-api.ts';
import { windowKindOf, type StandingView } from './standing-address.ts';

/** Everything that is read of standings lies below this key, so that a write makes it old. */
const KEY = ['reporting', 'standing'];

/** The last version of every index set, the latest year first. */
export function useIndexSets() {
  return useQuery({
    queryKey: [...KEY, 'sets'],
    queryFn: ({ signal }) => listIndexSets(signal),
    staleTime: 60_000,
  });
}

/** The set an address asks for among those that fit, or the first of these. */
export function chosenSet(sets: readonly IndexSet[], asked: string): IndexSet | undefined {
  return sets.find(({ id }) => id === asked) ?? sets[0];
}

export function unitStandingKey(setId: string, unitId: string, view: StandingView): readonly unknown[] {
  return [...KEY, 'unit', setId, unitId, windowOf(view)];
}

export function useUnitStanding(setId: string, unitId: string, view: StandingView) {
  return useQuery({
    queryKey: unitStandingKey(setId, unitId, view),
    queryFn: ({ signal }) => getUnitStanding(setId, unitId, windowOf(view), signal),
    enabled: setId !== '' && unitId !== '',
    placeholderData: keepPreviousData,
  });
}

export function useCriterionStanding(setId: string, code: string, view: StandingView) {
  return useQuery({
    queryKey: [...KEY, 'criterion', setId, code, windowOf(view)],
    queryFn: ({ signal }) => getCriterionStanding(setId, code, windowOf(view), signal),
    enabled: setId !== '' && code !== '',
    placeholderData: keepPreviousData,
  });
}

export function useCityDashboard(setId: string, view: StandingView) {
  return useQuery({
    queryKey: [...KEY, 'dashboard', setId, windowOf(view)],
    queryFn: ({ signal }) => getCityDashboard(setId, windowOf(view), signal),
    enabled: setId !== '',
    placeholderData: keepPreviousData,
  });
}

/** The week or month of a view, as it is asked for. */
export function windowOf(view: Pick<StandingView, 'kind' | 'date'>): WindowQuery {
  return { windowKind: windowKindOf(view), date: view.date };
}
