import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useCallback } from 'react';
import { listDocumentTypes } from '../api/outgoing-api.ts';
import type { DocumentType } from '../api/types.ts';
import type { Option } from '../ui/combobox-options.ts';

const NONE: readonly DocumentType[] = [];

/** The types of documents, in the order of the decree. They change with the law, not within a day. */
export function useDocumentTypes(): readonly DocumentType[] {
  return useTypes().data ?? NONE;
}

/**
 * Whether the types are still on their way. A form that recognises a type by what is typed, and a page that names
 * one in its head, come only with them; without them (they could not be read) the page still works.
 */
export function useTypesAwaited(): boolean {
  return useTypes().isPending;
}

/** The name of a type by its code; empty until the types are here, so that no code stands in the name's place. */
export function useTypeName(): (code: string | undefined) => string {
  const { data, isPending } = useTypes();
  return useCallback(
    (code) => data?.find((type) => type.code === code)?.name ?? (isPending ? '' : (code ?? '')),
    [data, isPending],
  );
}

function useTypes(): UseQueryResult<readonly DocumentType[]> {
  return useQuery({
    queryKey: ['document-types'],
    queryFn: ({ signal }) => listDocumentTypes(signal),
    staleTime: Infinity,
  });
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
