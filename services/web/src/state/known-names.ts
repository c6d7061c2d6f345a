import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { getUnit } from '../api/directory-api.ts';
import { useMessages } from '../i18n/language.tsx';
import type { OptionSource } from '../ui/use-options.ts';
import { useActor } from './session.tsx';
import { useQuery } from '@tanstack/react-query';

const KNOWN = 'known-name';

/**
 * Names behind ids that stand in an address. What a search has shown is remembered while the page is open (a
 * name of a person never goes into the address); a unit from a sent link is looked up.
 */
export function useKnownNames() {
  const client = useQueryClient();
  const actor = useActor();
  const m = useMessages();
  const nameOf = useCallback(
    (id: string): string => {
      const own = actor.units.find((unit) => unit.id === id)?.name;
      return own ?? client.getQueryData<string>([KNOWN, id]) ?? m.common.unknown;
    },
    [actor.units, client, m],
  );
  const remember = useCallback(
    <T>(source: OptionSource<T>): OptionSource<T> =>
      'search' in source
        ? {
            key: source.key,
            search: async (typed, signal) => {
              const options = await source.search(typed, signal);
              for (const option of options) {
                client.setQueryData([KNOWN, option.value], option.label);
              }
              return options;
            },
          }
        : source,
    [client],
  );
  return { nameOf, remember };
}

/** Looks up the names of units an address names, so that a sent link reads well. */
export function useUnitNames(unitIds: readonly string[]): void {
  const client = useQueryClient();
  useQuery({
    queryKey: ['unit-names', ...unitIds],
    enabled: unitIds.length > 0,
    staleTime: Infinity,
    queryFn: async ({ signal }) => {
      const units = await Promise.all(unitIds.map((id) => getUnit(id, '', signal)));
      for (const unit of units) client.setQueryData([KNOWN, unit.id], unit.name ?? '');
      return unitIds.length;
    },
  });
}
