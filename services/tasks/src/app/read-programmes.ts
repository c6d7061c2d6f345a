import { maySeeAll, openSession } from '@baro/directory-client';
import { AppError, FieldCheck, checkId, nextToken, pageOf } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import type {
  GetProgrammeRequest,
  GetProgrammeResponse,
  ListProgrammesRequest,
  ListProgrammesResponse,
} from '@baro/proto/baro/tasks/v1/programmes';
import { findProgramme, findProgrammes, findProgressRows, seesProgramme } from '../store/programme-store.ts';
import type { Deps } from './deps.ts';
import { programmeDetail, programmeScope, showProgramme } from './show-programme.ts';

/** Returns a programme with its progress and projects. */
export async function getProgramme(
  deps: Deps,
  request: GetProgrammeRequest,
  ctx: CallContext,
): Promise<GetProgrammeResponse> {
  const check = new FieldCheck();
  checkId(check, 'id', request.id);
  check.throwIfAny();
  const session = await openSession(ctx, deps.directory);
  const row = await findProgramme(ctx.em, request.id);
  if (!row && maySeeAll(session.reach)) throw new AppError('PROGRAMME_NOT_FOUND');
  if (!row || !(await seesProgramme(ctx.em, programmeScope(session), row.id))) {
    throw new AppError('PERMISSION_DENIED');
  }
  return { programme: await programmeDetail(ctx.em, session, row) };
}

/** Lists the programmes the caller may see, with the counts of the tasks the caller may see. */
export async function listProgrammes(
  deps: Deps,
  request: ListProgrammesRequest,
  ctx: CallContext,
): Promise<ListProgrammesResponse> {
  const { pageSize, pageToken, ...bindTo } = request;
  const check = new FieldCheck();
  check.uuid('unitId', request.unitId);
  if (request.year) check.range('year', request.year, 1945, 2200);
  check.throwIfAny();
  const page = pageOf({ pageSize, pageToken }, bindTo);
  const session = await openSession(ctx, deps.directory);
  const { unitId, year, includeClosed } = request;
  const scope = programmeScope(session);
  const found = await findProgrammes(ctx.em, { scope, unitId, year, includeClosed, ...page });
  const rows = found.slice(0, page.size);
  const ids = rows.map(({ id }) => id);
  const progress = Map.groupBy(
    await findProgressRows(ctx.em, session.reach, ids),
    ({ programmeId }) => programmeId,
  );
  const last = found.length > page.size ? rows.at(-1) : undefined;
  return {
    programmes: rows.map((row) => showProgramme(session, row, progress.get(row.id) ?? [])),
    nextPageToken: last ? nextToken([last.dateFrom, last.id], bindTo) : '',
  };
}
