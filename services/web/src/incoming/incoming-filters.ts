import { useMemo } from 'react';
import { useLanguage } from '../i18n/language.tsx';
import type { Messages } from '../i18n/vi/index.ts';
import type { FilterField } from '../list/filter-field.ts';
import { typeOptions, useDocumentTypes } from '../state/document-types.ts';
import { personSource, unitSource } from '../state/directory-search.ts';
import { useKnownNames } from '../state/known-names.ts';
import type { Option } from '../ui/combobox-options.ts';

/** All filters of ListIncomingDocuments but the free search, in the order of the register's columns. */
export function useIncomingFilters(): readonly FilterField[] {
  const { m } = useLanguage();
  const types = useDocumentTypes();
  const { nameOf, remember } = useKnownNames();
  return useMemo(() => {
    const text = (name: string, label: string): FilterField => ({ name, label, kind: 'text' });
    const date = (name: string, label: string): FilterField => ({ name, label, kind: 'date' });
    const i = m.incoming;
    return [
      { name: 'year', label: i.year, kind: 'number' },
      { name: 'arrivalNumber', label: i.arrivalNumber, kind: 'number' },
      date('arrivalDateFrom', i.arrivalFrom),
      date('arrivalDateTo', i.arrivalTo),
      text('number', i.number),
      text('symbol', i.symbol),
      { name: 'typeCode', label: i.type, kind: 'one', options: typeOptions(types) },
      date('issueDateFrom', i.issueFrom),
      date('issueDateTo', i.issueTo),
      text('issuerName', i.issuer),
      text('signerName', i.signer),
      text('subject', i.subject),
      { name: 'holderUnitId', label: i.holderUnit, kind: 'search', source: remember(unitSource), nameOf },
      {
        name: 'holderPersonId',
        label: i.holderPerson,
        kind: 'search',
        source: remember(personSource),
        nameOf,
      },
      { name: 'unitId', label: i.unit, kind: 'search', source: remember(unitSource), nameOf },
      ...enumFilters(m),
    ];
  }, [m, types, nameOf, remember]);
}

function enumFilters(m: Messages): FilterField[] {
  const i = m.incoming;
  return [
    { name: 'form', label: i.form, kind: 'one', options: enumOptions(m.enums.form) },
    { name: 'dueState', label: i.dueState, kind: 'one', options: enumOptions(m.enums.dueState) },
    { name: 'states', label: i.state, kind: 'many', options: enumOptions(m.enums.incomingState) },
    { name: 'urgencies', label: i.urgency, kind: 'many', options: enumOptions(m.enums.urgency) },
  ];
}

/** Every value of an enum with its word. */
export function enumOptions(words: Readonly<Record<string, string>>): Option[] {
  return Object.entries(words).map(([value, label]) => ({ value, label }));
}
