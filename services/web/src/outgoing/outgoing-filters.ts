import { useMemo } from 'react';
import { useLanguage } from '../i18n/language.tsx';
import { enumOptions } from '../incoming/incoming-filters.ts';
import type { FilterField } from '../list/filter-field.ts';
import { typeOptions, useDocumentTypes } from '../state/document-types.ts';
import { unitSource } from '../state/directory-search.ts';
import { useKnownNames } from '../state/known-names.ts';

/** All filters of ListOutgoingDocuments but the free search. */
export function useOutgoingFilters(): readonly FilterField[] {
  const { m } = useLanguage();
  const types = useDocumentTypes();
  const { nameOf, remember } = useKnownNames();
  return useMemo(() => {
    const text = (name: string, label: string): FilterField => ({ name, label, kind: 'text' });
    const { outgoing, incoming, enums } = m;
    return [
      { name: 'year', label: incoming.year, kind: 'number' },
      { name: 'number', label: outgoing.number, kind: 'number' },
      text('symbol', outgoing.symbol),
      { name: 'typeCode', label: incoming.type, kind: 'one', options: typeOptions(types) },
      { name: 'issueDateFrom', label: incoming.issueFrom, kind: 'date' },
      { name: 'issueDateTo', label: incoming.issueTo, kind: 'date' },
      text('subject', incoming.subject),
      text('recipientName', outgoing.recipients),
      text('signerName', outgoing.signer),
      { name: 'kind', label: outgoing.kind, kind: 'one', options: enumOptions(enums.outgoingKind) },
      { name: 'unitId', label: outgoing.unit, kind: 'search', source: remember(unitSource), nameOf },
      { name: 'states', label: outgoing.state, kind: 'many', options: enumOptions(enums.outgoingState) },
    ];
  }, [m, types, nameOf, remember]);
}
