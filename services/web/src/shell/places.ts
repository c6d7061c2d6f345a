import { useMemo } from 'react';
import { useMessages } from '../i18n/language.tsx';
import type { Messages } from '../i18n/vi/index.ts';

export interface Place {
  readonly to: string;
  readonly label: string;
  /** Second key of the shortcut `g …`. */
  readonly key: string;
}

/** Where one can go. */
export function usePlaces(): readonly Place[] {
  const m = useMessages().shell;
  return useMemo(() => placesOf(m), [m]);
}

function placesOf(m: Messages['shell']): readonly Place[] {
  return [
    { to: '/', label: m.work, key: 'v' },
    { to: '/incoming', label: m.incoming, key: 'd' },
    { to: '/outgoing', label: m.outgoing, key: 'i' },
    { to: '/registers', label: m.registers, key: 's' },
    { to: '/units', label: m.units, key: 'u' },
    { to: '/calendar', label: m.calendar, key: 'l' },
  ];
}
