import { FieldCheck, nextToken, pageOf, type CallContext } from '@baro/chassis';
import type {
  ListDelegationsRequest,
  ListDelegationsResponse,
} from '@baro/proto/baro/directory/v1/directory';
import { mayReadPeople } from '../domain/policy.ts';
import { listDelegations as readDelegations } from '../store/people-store.ts';
import { auditPeople } from './audit-people.ts';
import { asOfDate, askerOf, type House } from './house.ts';

/** Delegations in force on the date by first day; who saw to whom is audited. */
export async function listDelegations(
  house: House,
  request: ListDelegationsRequest,
  ctx: CallContext,
): Promise<ListDelegationsResponse> {
  const check = new FieldCheck();
  check.isoDate('asOf', request.asOf);
  check.uuid('postId', request.postId);
  check.uuid('personId', request.personId);
  check.throwIfAny();
  const bound = { postId: request.postId, personId: request.personId, asOf: asOfDate(ctx, request.asOf) };
  const page = pageOf(request, bound);
  const asker = await askerOf(house, ctx);
  const rows = await readDelegations(ctx.em, bound, page.after, page.size + 1);
  const shown = rows.slice(0, page.size);
  const last = rows.length > page.size ? shown.at(-1) : undefined;
  // Systems see which posts are lent; the names of people are for staff.
  const named = mayReadPeople(asker);
  if (named.allowed) {
    const personIds = shown.map(({ personId }) => personId);
    await auditPeople(ctx, named.as, 'list', personIds);
  }
  return {
    delegations: named.allowed ? shown : shown.map((row) => ({ ...row, personName: '' })),
    nextPageToken: last ? nextToken([last.validFrom, last.id], bound) : '',
  };
}
