import { useMemo } from 'react';
import type { PostRoleName } from '../api/types.ts';
import { useMessages } from '../i18n/language.tsx';
import type { Messages } from '../i18n/vi/index.ts';
import { OVERSEERS } from '../state/book-units.ts';
import { useActor } from '../state/session.tsx';

export interface Place {
  readonly to: string;
  readonly label: string;
  /** Second key of the shortcut `g …`. */
  readonly key: string;
  /** Only for who holds a post of one of these roles; for everybody when not said. */
  readonly roles?: readonly PostRoleName[];
}

/** Where one can go: places that would only refuse are not offered. */
export function usePlaces(): readonly Place[] {
  const m = useMessages().shell;
  const { posts } = useActor();
  return useMemo(() => {
    const roles = posts.map((one) => one.post?.role);
    return placesOf(m).filter((place) => place.roles?.some((role) => roles.includes(role)) ?? true);
  }, [m, posts]);
}

function placesOf(m: Messages['shell']): readonly Place[] {
  return [
    { to: '/', label: m.work, key: 'v' },
    { to: '/incoming', label: m.incoming, key: 'd' },
    { to: '/outgoing', label: m.outgoing, key: 'i' },
    { to: '/tasks', label: m.tasks, key: 'n' },
    { to: '/petitions', label: m.petitions, key: 'c' },
    { to: '/complaints', label: m.complaints, key: 't' },
    { to: '/reporting', label: m.reporting, key: 'r' },
    { to: '/map', label: m.map, key: 'b', roles: OVERSEERS },
    { to: '/findings', label: m.findings, key: 'y' },
    { to: '/registers', label: m.registers, key: 's' },
    { to: '/units', label: m.units, key: 'u' },
    { to: '/calendar', label: m.calendar, key: 'l' },
  ];
}
