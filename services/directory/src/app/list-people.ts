import { FieldCheck, nextToken, pageOf, type CallContext } from '@baro/chassis';
import { localDateOf } from '@baro/directory-client';
import type { ListPeopleRequest, ListPeopleResponse } from '@baro/proto/baro/directory/v1/directory';
import { mayReadPeople } from '../domain/policy.ts';
import { listPeople as readPeople } from '../store/people-store.ts';
import { readSubtreeIds } from '../store/unit-store.ts';
import { auditPeople } from './audit-people.ts';
import { askerOf, demand, type House } from './house.ts';

/** People by name. Personal data: who saw whom is audited before the answer goes out. */
export async function listPeople(
  house: House,
  request: ListPeopleRequest,
  ctx: CallContext,
): Promise<ListPeopleResponse> {
  const asker = await askerOf(house, ctx);
  const as = demand(mayReadPeople(asker));
  const check = new FieldCheck();
  check.text('query', request.query, 200);
  if (check.required('query', request.query) && Array.from(request.query.trim()).length < 2) {
    check.add('query', 'TOO_SHORT', 'is shorter than 2 characters', 'nhập ít nhất 2 ký tự');
  }
  check.uuid('unitId', request.unitId);
  check.throwIfAny();
  const asOf = localDateOf(ctx.now);
  const bound = { query: request.query.trim(), unitId: request.unitId, asOf };
  const page = pageOf(request, bound);
  const unitIds = request.unitId === '' ? undefined : await readSubtreeIds(ctx.em, [request.unitId], asOf);
  const lines = await readPeople(ctx.em, { query: bound.query, unitIds, asOf }, page.after, page.size + 1);
  const shown = lines.slice(0, page.size);
  const last = lines.length > page.size ? shown.at(-1) : undefined;
  const personIds = shown.map((person) => person.id);
  await auditPeople(ctx, as, 'search', personIds);
  return {
    people: shown,
    nextPageToken: last ? nextToken([last.sortName, last.id], bound) : '',
  };
}
