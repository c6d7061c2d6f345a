import { useMemo } from 'react';
import { useLanguage } from '../i18n/language.tsx';
import { enumOptions } from '../incoming/incoming-filters.ts';
import type { FilterField } from '../list/filter-field.ts';
import { unitSource } from '../state/directory-search.ts';
import { useKnownNames } from '../state/known-names.ts';

/** Fields of the contract that take several values. */
export const REPEATED = ['states'];

/** All filters of ListLetters but the free search. */
export function useLetterFilters(): readonly FilterField[] {
  const { m } = useLanguage();
  const { nameOf, remember } = useKnownNames();
  return useMemo(
    () => [
      { name: 'content', label: m.complaint.kind, kind: 'one', options: enumOptions(m.enums.letterContent) },
      { name: 'states', label: m.complaint.state, kind: 'many', options: enumOptions(m.enums.letterState) },
      { name: 'unitId', label: m.complaint.unit, kind: 'search', source: remember(unitSource), nameOf },
    ],
    [m, nameOf, remember],
  );
}
