import { useQuery } from '@tanstack/react-query';
import { getUnit, listUnits } from '../../api/directory-api.ts';
import type { UnitGroupName } from '../../api/reporting-types.ts';
import type { Unit } from '../../api/types.ts';
import { useActor } from '../../state/session.tsx';
import type { OptionSource } from '../../ui/use-options.ts';

/** Kinds of units that are compared, and the group each is in. */
const GROUPS: Readonly<Record<string, UnitGroupName>> = {
  ward: 'UNIT_GROUP_COMMUNE',
  commune: 'UNIT_GROUP_COMMUNE',
  township: 'UNIT_GROUP_COMMUNE',
  department: 'UNIT_GROUP_DEPARTMENT',
};

const PAGE = 20;
/** No real tree is deeper; ends the climb should rows ever form a circle. */
const MOST_LEVELS = 8;

/** The group a unit is compared in; nothing when it is compared with none. */
export function groupOfUnit(unit: Unit | undefined): UnitGroupName | undefined {
  return GROUPS[unit?.kind ?? ''];
}

/** Departments, wards and communes by name or code. */
export const comparedUnitSource: OptionSource<Unit> = {
  key: ['compared-units'],
  search: async (query, signal) => {
    const kinds = Object.keys(GROUPS);
    const pages = await Promise.all(kinds.map((kind) => listUnits({ query, kind, pageSize: PAGE }, signal)));
    return pages
      .flatMap(({ units = [] }) => units)
      .map((unit) => ({ value: unit.id ?? '', label: unit.name ?? '', detail: unit.code ?? '', data: unit }));
  },
};

/** The units the caller works in, or the nearest above each that is compared; the one chosen to work in first. */
export function useOwnUnits(): { readonly units: readonly Unit[]; readonly isPending: boolean } {
  const { units, unit: first } = useActor();
  const starts = [...units].sort((a, b) => Number(b.id === first?.id) - Number(a.id === first?.id));
  const found = useQuery({
    queryKey: ['compared-units', 'own', ...starts.map(({ id }) => id)],
    queryFn: async ({ signal }) => {
      const above = await Promise.all(starts.map((unit) => comparedAbove(unit, signal)));
      return [...new Map(above.flatMap((unit) => (unit === undefined ? [] : [[unit.id, unit]]))).values()];
    },
    staleTime: Infinity,
  });
  return { units: found.data ?? [], isPending: found.isPending };
}

async function comparedAbove(start: Unit, signal: AbortSignal): Promise<Unit | undefined> {
  let unit = start;
  for (let level = 0; level < MOST_LEVELS; level += 1) {
    if (groupOfUnit(unit) !== undefined) return unit;
    const { parentId = '' } = unit;
    if (parentId === '') return undefined;
    unit = await getUnit(parentId, '', signal);
  }
  return undefined;
}
