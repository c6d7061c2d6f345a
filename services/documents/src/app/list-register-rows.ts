import { openSession } from '@baro/directory-client';
import { auditRead, nextToken, pageOf } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import type {
  ListRegisterRowsRequest,
  ListRegisterRowsResponse,
} from '@baro/proto/baro/documents/v1/registers';
import { registerForm } from '../domain/register-columns.ts';
import type { Deps } from './deps.ts';
import { RegisterReader } from './register-pages.ts';
import { checkRegister } from './register-request.ts';

/** A page of a register. Who read which rows is audited: they hold names. */
export async function listRegisterRows(
  deps: Deps,
  request: ListRegisterRowsRequest,
  ctx: CallContext,
): Promise<ListRegisterRowsResponse> {
  const session = await openSession(ctx, deps.directory);
  const query = checkRegister(session, request);
  const { size, after } = pageOf(request, query);
  const reader = await RegisterReader.open(deps, session, ctx.em);
  // One more than asked tells whether there is a next page.
  const found = await reader.page(query, size + 1, after);
  const rows = found.slice(0, size);
  const last = found.length > size ? rows.at(-1) : undefined;
  const subjectIds = rows.map((row) => row.documentId);
  await auditRead(ctx, { action: 'list', subjectType: 'register', subjectIds, unitId: query.unitId });
  return {
    columns: registerForm(query.kind).columns.map((column) => column.heading),
    rows: rows.map(({ cells, documentId }) => ({ cells, documentId })),
    nextPageToken: last ? nextToken(last.keys, query) : '',
  };
}
