import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { listDocumentTypes } from '../api/outgoing-api.ts';
import type { DocumentType } from '../api/types.ts';
import type { Option } from '../ui/combobox-options.ts';

const NONE: readonly DocumentType[] = [];

/** The types of documents, in the order of the decree. They change with the law, not within a day. */
export function useDocumentTypes(): readonly DocumentType[] {
  const types = useQuery({
    queryKey: ['document-types'],
    queryFn: ({ signal }) => listDocumentTypes(signal),
    staleTime: Infinity,
  });
  return types.data ?? NONE;
}

/** The name of a type by its code. */
export function useTypeName(): (code: string | undefined) => string {
  const types = useDocumentTypes();
  return useCallback((code) => types.find((type) => type.code === code)?.name ?? code ?? '', [types]);
}

/** Types as suggestions, found by name or abbreviation. */
export function typeOptions(types: readonly DocumentType[]): Option<DocumentType>[] {
  return types.map((type) => ({
    value: type.code ?? '',
    label: type.name ?? '',
    ...(type.abbreviation === undefined || type.abbreviation === '' ? {} : { detail: type.abbreviation }),
    data: type,
  }));
}
