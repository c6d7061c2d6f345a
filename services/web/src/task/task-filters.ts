import { useMemo } from 'react';
import { useLanguage } from '../i18n/language.tsx';
import { enumOptions } from '../incoming/incoming-filters.ts';
import type { FilterField } from '../list/filter-field.ts';
import { unitSource } from '../state/directory-search.ts';
import { useKnownNames } from '../state/known-names.ts';

/** Fields of the contract that take several values. */
export const REPEATED = ['states', 'sourceKinds'];

/** All filters of ListTasks but the free search. */
export function useTaskFilters(): readonly FilterField[] {
  const { m } = useLanguage();
  const { nameOf, remember } = useKnownNames();
  return useMemo(() => {
    const t = m.task;
    return [
      { name: 'leadUnitId', label: t.leadUnit, kind: 'search', source: remember(unitSource), nameOf },
      { name: 'unitId', label: t.unit, kind: 'search', source: remember(unitSource), nameOf },
      { name: 'dueDateFrom', label: t.dueFrom, kind: 'date' },
      { name: 'dueDateTo', label: t.dueTo, kind: 'date' },
      { name: 'dueState', label: t.dueState, kind: 'one', options: enumOptions(m.enums.dueState) },
      {
        name: 'officialState',
        label: t.officialState,
        kind: 'one',
        options: enumOptions(m.enums.officialState),
      },
      { name: 'states', label: t.state, kind: 'many', options: enumOptions(m.enums.taskState) },
      {
        name: 'extensionAsked',
        label: t.extensions,
        kind: 'one',
        options: [{ value: 'true', label: t.extensionWaits }],
      },
      { name: 'sourceKinds', label: t.sourceKind, kind: 'many', options: enumOptions(m.enums.sourceKind) },
    ];
  }, [m, nameOf, remember]);
}
