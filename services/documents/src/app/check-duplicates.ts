import { openSession } from '@baro/directory-client';
import { AppError, FieldCheck, checkId, tidy } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import type { CheckDuplicatesRequest, CheckDuplicatesResponse } from '@baro/proto/baro/documents/v1/incoming';
import { mayRegister } from '../domain/policy.ts';
import { tidyNumberSymbol } from '../domain/symbols.ts';
import { findIncomingIn, findItems } from '../store/incoming-store.ts';
import { findLikes } from '../store/register-store.ts';
import type { Deps } from './deps.ts';
import { keysOf } from './new-incoming.ts';
import { showIncoming } from './show-incoming.ts';

/** Like documents shown at most. */
const maxShown = 10;

/** Finds documents like the one being typed. Changes nothing. */
export async function checkDuplicates(
  deps: Deps,
  request: CheckDuplicatesRequest,
  ctx: CallContext,
): Promise<CheckDuplicatesResponse> {
  checkFields(request);
  const session = await openSession(ctx, deps.directory);
  if (!mayRegister(session.staff, request.unitId).allowed) throw new AppError('PERMISSION_DENIED');
  const fields = {
    number: tidyNumberSymbol(request.number),
    symbol: tidyNumberSymbol(request.symbol),
    issuerName: tidy(request.issuerName),
    issueDate: request.issueDate,
  };
  const { likeKey } = keysOf(fields, session.now);
  const likes = await findLikes(ctx.em, request.unitId, tidy(request.messageId), likeKey);
  const ids = likes.slice(0, maxShown).map((like) => like.id);
  const items = await findItems(ctx.em, ids);
  const rows = await findIncomingIn(ctx.em, ids);
  return { documents: rows.map((row) => showIncoming(session, row, items.get(row.id))) };
}

function checkFields(request: CheckDuplicatesRequest): void {
  const check = new FieldCheck();
  checkId(check, 'unitId', request.unitId);
  check.text('messageId', request.messageId, 200);
  check.text('number', request.number, 11);
  check.text('symbol', request.symbol, 30);
  check.text('issuerName', request.issuerName, 200);
  check.isoDate('issueDate', request.issueDate);
  check.throwIfAny();
}
