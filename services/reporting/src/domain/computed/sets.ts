import type { Done, ItemSet } from './item-set.ts';

type Kinds = readonly string[];
type Open = Extract<ItemSet, { is: 'open' }>;

export const started = (kinds: Kinds, details?: readonly string[], unless?: readonly string[]): ItemSet => ({
  is: 'started',
  kinds,
  ...(details && { details }),
  ...(unless && { unless }),
});

export const finished = (kinds: Kinds, reasons: readonly string[], done?: Done): ItemSet => ({
  is: 'finished',
  kinds,
  reasons,
  ...(done && { done }),
});

export const due = (kinds: Kinds, done?: 'in-time', first = false): ItemSet => ({
  is: 'due',
  kinds,
  ...(done && { done }),
  ...(first && { first }),
});

export const open = (kinds: Kinds, due?: Open['due'], urged?: number): Open => ({
  is: 'open',
  kinds,
  ...(due && { due }),
  ...(urged !== undefined && { urged }),
});

export const held = (kinds: Kinds, due?: Open['due']): Open => ({ ...open(kinds, due), held: true });

export const moved = (kinds: Kinds, reasons: readonly string[] = []): ItemSet => ({
  is: 'moved',
  kinds,
  reasons,
});

export const given = (
  kinds: Kinds,
  reasons: readonly string[],
  only: { first?: boolean; due?: 'any' | 'none' } = {},
): ItemSet => ({ is: 'given', kinds, reasons, ...only });

export const acts = (act: string, details: readonly string[] = [], kinds?: Kinds): ItemSet => ({
  is: 'acts',
  act,
  details,
  ...(kinds && { kinds }),
});
