import { AppError, checkEnum, FieldCheck, nextToken, pageOf } from '@baro/chassis';
import type { CallContext, Condition } from '@baro/chassis';
import { mayBeGivenWork } from '@baro/directory-client';
import type { Session } from '@baro/directory-client';
import { Standing, SubmissionState, UnitGroup } from '@baro/proto/baro/reporting/v1/resources';
import type {
  ListSubmissionsRequest,
  ListSubmissionsResponse,
} from '@baro/proto/baro/reporting/v1/submissions';
import { reportingUnitOf } from '../domain/unit-group.ts';
import { findPeriod } from '../store/period-store.ts';
import { findSubmissionPage, findSubmissionsIn } from '../store/submission-store.ts';
import type { Deps } from './deps.ts';
import { openReader } from './read.ts';
import { showSubmissions } from './show-submission.ts';

/** Lists the submissions of a period, or those of the units the caller reports for. */
export async function listSubmissions(
  deps: Deps,
  request: ListSubmissionsRequest,
  ctx: CallContext,
): Promise<ListSubmissionsResponse> {
  const { pageSize, pageToken, ...bindTo } = request;
  const check = new FieldCheck();
  check.uuid('periodId', request.periodId);
  checkEnum(check, 'standing', request.standing, Standing);
  checkEnum(check, 'state', request.state, SubmissionState);
  checkEnum(check, 'unitGroup', request.unitGroup, UnitGroup);
  check.throwIfAny();
  const page = pageOf({ pageSize, pageToken }, bindTo);
  const session = await openReader(deps, ctx);
  if (request.periodId && !(await findPeriod(ctx.em, request.periodId))) {
    throw new AppError('PERIOD_NOT_FOUND');
  }
  const found = await findSubmissionPage(ctx.em, {
    order: request.periodId ? 'name' : 'due',
    filters: filtersOf(session, request),
    after: page.after,
    size: page.size,
  });
  const shown = found.slice(0, page.size);
  const ids = shown.map(({ id }) => id);
  const last = found.length > page.size ? shown.at(-1) : undefined;
  return {
    submissions: await showSubmissions(ctx.em, session, await findSubmissionsIn(ctx.em, ids)),
    nextPageToken: last ? nextToken([last.key, last.id], bindTo) : '',
  };
}

/** Conditions on the submission `s`. */
function filtersOf(session: Session, request: ListSubmissionsRequest): Condition[] {
  const { periodId, standing, state, unitGroup } = request;
  const filters: Condition[] = [];
  if (periodId) filters.push((p) => `s.period_id = ${p.add(periodId, 'uuid')}`);
  else filters.push((p) => `s.unit_id = ANY(${p.add(unitsOf(session), 'uuid[]')})`);
  if (standing) filters.push(standingCondition(standing, session.now));
  if (state) filters.push((p) => `s.state = ${p.add(state, 'smallint')}`);
  if (unitGroup) filters.push((p) => `s.unit_group = ${p.add(unitGroup, 'smallint')}`);
  return filters;
}

/** The same rule as domain/states.ts. */
function standingCondition(standing: Standing, now: Date): Condition {
  switch (standing) {
    case Standing.ON_TIME:
      return () => 's.first_sign_time <= s.due_time';
    case Standing.LATE:
      return () => 's.first_sign_time > s.due_time';
    case Standing.MISSING:
      return (p) => `s.first_sign_time IS NULL AND s.due_time < ${p.add(now, 'timestamptz')}`;
    default:
      return (p) => `s.first_sign_time IS NULL AND s.due_time >= ${p.add(now, 'timestamptz')}`;
  }
}

/** Units the caller reports for; who is given no work reports for none. */
function unitsOf({ staff, find }: Session): string[] {
  const units = staff.desks
    .filter(({ role }) => mayBeGivenWork(role))
    .map((desk) => reportingUnitOf(desk, find));
  return [...new Set([...units, staff.systemUnitId])].filter((id) => id !== '');
}
