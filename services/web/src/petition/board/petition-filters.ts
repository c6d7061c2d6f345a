import { useMemo } from 'react';
import { useLanguage } from '../../i18n/language.tsx';
import { enumOptions } from '../../incoming/incoming-filters.ts';
import type { FilterField } from '../../list/filter-field.ts';
import { unitSource } from '../../state/directory-search.ts';
import { useKnownNames } from '../../state/known-names.ts';

/** Fields of the contract that take several values. */
export const REPEATED = ['states'];

/** All filters of ListPetitions but the session and the free search. */
export function usePetitionFilters(): readonly FilterField[] {
  const { m } = useLanguage();
  const { nameOf, remember } = useKnownNames();
  return useMemo(() => {
    const t = m.petition;
    const classes = enumOptions(m.enums.resultClass);
    return [
      { name: 'states', label: t.state, kind: 'many', options: enumOptions(m.enums.petitionState) },
      { name: 'level', label: t.level, kind: 'one', options: enumOptions(m.enums.petitionLevel) },
      { name: 'field', label: t.field, kind: 'one', options: enumOptions(m.enums.petitionField) },
      { name: 'leadUnitId', label: t.leadUnit, kind: 'search', source: remember(unitSource), nameOf },
      {
        name: 'answered',
        label: t.answeredAxis,
        kind: 'one',
        options: [
          { value: 'true', label: t.answeredYes },
          { value: 'false', label: t.answeredNo },
        ],
      },
      {
        name: 'notSolved',
        label: m.voterWord.short,
        kind: 'one',
        options: [
          { value: 'true', label: m.voterWord.yes },
          { value: 'false', label: m.voterWord.no },
        ],
      },
      { name: 'claimClass', label: t.claim, kind: 'one', options: classes },
      { name: 'findingClass', label: t.finding, kind: 'one', options: classes },
    ];
  }, [m, nameOf, remember]);
}
