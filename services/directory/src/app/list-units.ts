import { FieldCheck, nextToken, pageOf, type CallContext } from '@baro/chassis';
import type { ListUnitsRequest, ListUnitsResponse } from '@baro/proto/baro/directory/v1/directory';
import { listUnits as readUnits } from '../store/unit-store.ts';
import { asOfDate, askerOf, type House } from './house.ts';
import { toUnit } from './to-unit.ts';

/** Units valid on the date by level and code, page by page. */
export async function listUnits(
  house: House,
  request: ListUnitsRequest,
  ctx: CallContext,
): Promise<ListUnitsResponse> {
  const check = new FieldCheck();
  check.isoDate('asOf', request.asOf);
  check.uuid('parentId', request.parentId);
  check.text('query', request.query, 200);
  check.throwIfAny();
  // The day is bound, so that a list begun before midnight does not go on as of another day.
  const bound = { ...request, pageSize: 0, pageToken: '', asOf: asOfDate(ctx, request.asOf) };
  const page = pageOf(request, bound);
  const asker = await askerOf(house, ctx);
  const lines = await readUnits(ctx.em, bound, page.after, page.size + 1);
  const shown = lines.slice(0, page.size);
  const last = lines.length > page.size ? shown.at(-1) : undefined;
  return {
    units: shown.map((line) => toUnit(line, asker)),
    nextPageToken: last ? nextToken([last.level, last.code, last.id], bound) : '',
  };
}
