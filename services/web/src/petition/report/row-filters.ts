import { useMemo } from 'react';
import { useLanguage } from '../../i18n/language.tsx';
import { enumOptions } from '../../incoming/incoming-filters.ts';
import type { FilterField } from '../../list/filter-field.ts';
import { unitSource } from '../../state/directory-search.ts';
import { useKnownNames } from '../../state/known-names.ts';

/** All filters of ListSessionReportRows. */
export function useRowFilters(): readonly FilterField[] {
  const { m } = useLanguage();
  const { nameOf, remember } = useKnownNames();
  return useMemo(() => {
    const t = m.sessionReport;
    const classes = enumOptions(m.enums.resultClass);
    return [
      { name: 'part', label: t.part, kind: 'one', options: enumOptions(t.parts) },
      { name: 'level', label: t.level, kind: 'one', options: enumOptions(m.enums.petitionLevel) },
      { name: 'field', label: t.field, kind: 'one', options: enumOptions(m.enums.petitionField) },
      { name: 'leadUnitId', label: t.unit, kind: 'search', source: remember(unitSource), nameOf },
      { name: 'localityName', label: t.locality, kind: 'text' },
      {
        name: 'answered',
        label: m.petition.answeredAxis,
        kind: 'one',
        options: [
          { value: 'true', label: t.answered },
          { value: 'false', label: t.notAnswered },
        ],
      },
      { name: 'claimClass', label: m.petition.claim, kind: 'one', options: classes },
      { name: 'findingClass', label: m.petition.finding, kind: 'one', options: classes },
      { name: 'differing', label: t.differing, kind: 'one', options: [{ value: 'true', label: t.yes }] },
      { name: 'without', label: t.without, kind: 'many', options: enumOptions(t.gaps) },
    ];
  }, [m, nameOf, remember]);
}
