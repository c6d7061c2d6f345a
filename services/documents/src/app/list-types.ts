import { openSession } from '@baro/directory-client';
import type { CallContext } from '@baro/chassis';
import type { ListDocumentTypesResponse } from '@baro/proto/baro/documents/v1/outgoing';
import type { Deps } from './deps.ts';

/** Lists document types in the order of the decree, to every caller the directory knows. */
export async function listTypes(deps: Deps, ctx: CallContext): Promise<ListDocumentTypesResponse> {
  await openSession(ctx, deps.directory);
  const types = await deps.types.all(ctx.em);
  return {
    types: types.map(({ code, name, abbreviation, normative }) => ({ code, name, abbreviation, normative })),
  };
}
