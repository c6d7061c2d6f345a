import { AppError, FieldCheck, checkEnum, checkId, nextToken, pageOf } from '@baro/chassis';
import type { CallContext, Condition } from '@baro/chassis';
import { maySeeAll, openSession } from '@baro/directory-client';
import { UrgingLetterState } from '@baro/proto/baro/tasks/v1/urging';
import type {
  GetUrgingLetterRequest,
  GetUrgingLetterResponse,
  ListUrgingLettersRequest,
  ListUrgingLettersResponse,
} from '@baro/proto/baro/tasks/v1/urging';
import { findLetter, findLetterTasks, findLetters } from '../store/urging-store.ts';
import type { Deps } from './deps.ts';
import { seesLetter, showLetter } from './show-letter.ts';

/** Returns a letter with its tasks. */
export async function getUrgingLetter(
  deps: Deps,
  request: GetUrgingLetterRequest,
  ctx: CallContext,
): Promise<GetUrgingLetterResponse> {
  const check = new FieldCheck();
  checkId(check, 'id', request.id);
  check.throwIfAny();
  const session = await openSession(ctx, deps.directory);
  const row = await findLetter(ctx.em, request.id);
  if (!row && maySeeAll(session.reach)) throw new AppError('LETTER_NOT_FOUND');
  if (!row || !seesLetter(session, row)) throw new AppError('PERMISSION_DENIED');
  return { letter: showLetter(session, row, await findLetterTasks(ctx.em, row.id)) };
}

/** Lists the letters the caller may see. */
export async function listUrgingLetters(
  deps: Deps,
  request: ListUrgingLettersRequest,
  ctx: CallContext,
): Promise<ListUrgingLettersResponse> {
  const { pageSize, pageToken, ...bindTo } = request;
  const check = new FieldCheck();
  check.uuid('unitId', request.unitId);
  check.uuid('urgedUnitId', request.urgedUnitId);
  request.states.forEach((state, at) => checkEnum(check, `states[${at}]`, state, UrgingLetterState));
  check.throwIfAny();
  const page = pageOf({ pageSize, pageToken }, bindTo);
  const session = await openSession(ctx, deps.directory);
  const rows = await findLetters(ctx.em, {
    reach: session.reach,
    filters: filtersOf(request),
    size: page.size,
    after: page.after,
  });
  const shown = rows.slice(0, page.size);
  const last = rows.length > page.size ? shown.at(-1) : undefined;
  return {
    letters: shown.map((row) => showLetter(session, row)),
    nextPageToken: last ? nextToken([last.createTime.toISOString(), last.id], bindTo) : '',
  };
}

function filtersOf({ unitId, urgedUnitId, states }: ListUrgingLettersRequest): Condition[] {
  const filters: Condition[] = [];
  if (unitId) filters.push((p) => `d.unit_id = ${p.add(unitId, 'uuid')}`);
  if (urgedUnitId) filters.push((p) => `d.urged_unit_id = ${p.add(urgedUnitId, 'uuid')}`);
  if (states.length > 0) filters.push((p) => `d.state = ANY(${p.add(states, 'smallint[]')})`);
  return filters;
}
