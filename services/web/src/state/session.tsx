import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { createContext, use } from 'react';
import { getMe } from '../api/directory-api.ts';
import { getSession, type Session } from '../api/session-api.ts';
import type { ActingPost, Me, Unit } from '../api/types.ts';

export function useSession(): UseQueryResult<Session> {
  return useQuery({
    queryKey: ['session'],
    queryFn: ({ signal }) => getSession(signal),
    staleTime: Infinity,
  });
}

export function useMeQuery(enabled: boolean): UseQueryResult<Me> {
  return useQuery({ queryKey: ['me'], queryFn: ({ signal }) => getMe(signal), enabled, staleTime: 60_000 });
}

/** Who works here: the person, the posts of today and the unit chosen to work in. */
export interface Actor {
  readonly name: string;
  readonly username: string;
  readonly personId: string;
  readonly posts: readonly ActingPost[];
  readonly units: readonly Unit[];
  readonly unit: Unit | undefined;
  readonly chooseUnit: (unitId: string) => void;
}

export const ActorContext = createContext<Actor | undefined>(undefined);

export function useActor(): Actor {
  const actor = use(ActorContext);
  if (actor === undefined) throw new Error('useActor is used outside the signed-in shell');
  return actor;
}

/** Distinct units of the posts, in their order. */
export function unitsOf(posts: readonly ActingPost[]): Unit[] {
  const found = new Map<string, Unit>();
  for (const { unit } of posts) if (unit?.id !== undefined && !found.has(unit.id)) found.set(unit.id, unit);
  return [...found.values()];
}
