import { listUnits } from '../../api/directory-api.ts';
import { listIncoming } from '../../api/incoming-api.ts';
import type { Option } from '../../ui/combobox-options.ts';
import type { OptionSource } from '../../ui/use-options.ts';

const MOST = 12;

/** Issuers: units of the city, and whoever has written before (ministries, other provinces). */
export const issuerSource: OptionSource<unknown> = {
  key: ['issuers'],
  search: async (typed, signal) => {
    const query = typed.trim();
    if (query.length < 2) return [];
    const [units, documents] = await Promise.allSettled([
      listUnits({ query, pageSize: MOST }, signal),
      listIncoming({ issuerName: query, pageSize: 30 }, signal),
    ]);
    const names = [
      ...(documents.status === 'fulfilled' ? (documents.value.documents ?? []).map((d) => d.issuerName) : []),
      ...(units.status === 'fulfilled' ? (units.value.units ?? []).map((unit) => unit.name) : []),
    ];
    return distinctOptions(names);
  },
};

/** Each name once, in the order found. */
export function distinctOptions(names: readonly (string | undefined)[]): Option[] {
  const distinct = new Set(names.filter((name) => name !== undefined && name !== '') as string[]);
  return [...distinct].slice(0, MOST).map((name) => ({ value: name, label: name }));
}
