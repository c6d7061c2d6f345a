import { AppError, FieldCheck, auditRead, checkEnum, nextToken, pageOf } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import { addDays, isUnder, startOfDay, territoryOf } from '@baro/directory-client';
import { FindingRule, FindingState } from '@baro/proto/baro/custody/v1/findings';
import type { ListFindingsRequest, ListFindingsResponse } from '@baro/proto/baro/custody/v1/findings';
import { mayMeasurePeople, maySeeFinding } from '../domain/policy.ts';
import { findFindings } from '../store/finding-store.ts';
import type { FindingFilter, FindingPlace, FindingRow } from '../store/finding-store.ts';
import type { Deps } from './deps.ts';
import { openFindingSession } from './get-finding.ts';
import { policyFacts, showFinding } from './show-finding.ts';
import type { FindingSession } from './show-finding.ts';
import { getSeenUnit } from './unit-access.ts';

/** Lists the findings that name the caller, those of a unit whose people the caller answers for, or those of an item. */
export async function listFindings(
  deps: Deps,
  request: ListFindingsRequest,
  ctx: CallContext,
): Promise<ListFindingsResponse> {
  checkRequest(request);
  const { pageSize, pageToken, ...bindTo } = request;
  const page = pageOf({ pageSize, pageToken }, bindTo);
  const session = await openFindingSession(deps, ctx);
  const place = placeOf(session, request);
  const [after] = page.after ?? [];
  const before = typeof after === 'string' ? after : undefined;
  const found = await findFindings(ctx.em, place, filterOf(request), page.size + 1, before);
  const rows = found.slice(0, page.size);
  const last = found.length > page.size ? rows.at(-1) : undefined;
  const shown = rows.filter((row) => maySeeFinding(session.reader, policyFacts(session, row), session.find));
  await auditOthers(ctx, session, request.unitId, shown);
  return {
    findings: shown.map((row) => showFinding(session, row)),
    nextPageToken: last ? nextToken([last.id], bindTo) : '',
  };
}

function checkRequest(request: ListFindingsRequest): void {
  const check = new FieldCheck();
  check.uuid('unitId', request.unitId);
  check.uuid('itemId', request.itemId);
  checkEnum(check, 'rule', request.rule, FindingRule);
  checkEnum(check, 'state', request.state, FindingState);
  check.isoDate('dateFrom', request.dateFrom);
  check.isoDate('dateTo', request.dateTo);
  check.throwIfAny();
  if (request.dateFrom && request.dateTo && request.dateTo < request.dateFrom) {
    check.add('dateTo', 'BEFORE_START', 'is before the first day', 'phải sau ngày bắt đầu');
  }
  check.throwIfAny();
}

/** Whose findings it is about. @throws AppError PERMISSION_DENIED, UNIT_NOT_FOUND */
function placeOf(session: FindingSession, request: ListFindingsRequest): FindingPlace {
  const { unitId, itemId } = request;
  if (!unitId) return itemId ? { itemId } : { personId: session.reader.personId };
  getSeenUnit(session, unitId);
  if (!mayMeasurePeople(session.staff, unitId, session.find)) throw new AppError('PERMISSION_DENIED');
  return { unitIds: unitsOf(session, request), itemId, now: session.now };
}

/** The unit and those below it, today and at both ends of the period. */
function unitsOf({ directory, find, now }: FindingSession, request: ListFindingsRequest): string[] {
  const { unitId, dateFrom, dateTo } = request;
  const territory = territoryOf(unitId, find);
  const dates = [now, ...[dateFrom, dateTo].filter((date) => date !== '')];
  const units = new Set([unitId, ...dates.flatMap((date) => directory.subtree(territory, date))]);
  return [...units].filter((id) => isUnder(id, unitId, find));
}

function filterOf({ rule, state, dateFrom, dateTo }: ListFindingsRequest): FindingFilter {
  return {
    rule,
    state,
    from: dateFrom ? startOfDay(dateFrom) : undefined,
    until: dateTo ? startOfDay(addDays(dateTo, 1)) : undefined,
  };
}

/** Reading what names somebody else is audited. */
async function auditOthers(
  ctx: CallContext,
  { reader }: FindingSession,
  unitId: string,
  rows: readonly FindingRow[],
): Promise<void> {
  const subjectIds = rows.filter((row) => row.person_id !== reader.personId).map((row) => row.id);
  if (unitId === '' && subjectIds.length === 0) return;
  const of = unitId === '' ? {} : { unitId };
  await auditRead(ctx, { action: 'list', subjectType: 'finding', subjectIds, ...of });
}
