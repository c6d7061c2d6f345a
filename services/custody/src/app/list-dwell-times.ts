import { AppError, FieldCheck, auditRead, checkEnum, checkId, nextToken, pageOf } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import { addDays, daysBetween, openSession, startOfDay } from '@baro/directory-client';
import type { PostView, Session } from '@baro/directory-client';
import { DwellGrouping, DwellStructure } from '@baro/proto/baro/custody/v1/custody';
import type {
  DwellTime,
  ListDwellTimesRequest,
  ListDwellTimesResponse,
} from '@baro/proto/baro/custody/v1/custody';
import { mayMeasurePeople } from '../domain/policy.ts';
import { measureDwell } from '../store/dwell-store.ts';
import type { DwellKey, DwellRow } from '../store/dwell-store.ts';
import type { Deps } from './deps.ts';
import { breaksOf } from './series-breaks.ts';
import { getSeenUnit } from './unit-access.ts';
import { unitKeys } from './unit-keys.ts';

/** Longest period measured at once. */
const maxDays = 366;

const keys: Partial<Record<DwellGrouping, DwellKey>> = {
  [DwellGrouping.POST]: 'post',
  [DwellGrouping.PERSON]: 'person',
};

/** Measures how long items lay in a unit and below it, over the holdings that ended in a period. */
export async function listDwellTimes(
  deps: Deps,
  request: ListDwellTimesRequest,
  ctx: CallContext,
): Promise<ListDwellTimesResponse> {
  checkRequest(request);
  const { pageSize, pageToken, ...bindTo } = request;
  const page = pageOf({ pageSize, pageToken }, bindTo);
  const { unitId, grouping, dateFrom, dateTo } = request;
  const session = await openSession(ctx, deps.directory);
  getSeenUnit(session, unitId);
  const byPerson = grouping === DwellGrouping.PERSON;
  if (byPerson && !mayMeasurePeople(session.staff, unitId, session.find)) {
    throw new AppError('PERMISSION_DENIED');
  }
  const { keys: units, apart } = unitKeys(session, request);
  const until = startOfDay(addDays(dateTo, 1));
  const query = { units, by: keys[grouping] ?? 'given', from: startOfDay(dateFrom), until };
  const found = await measureDwell(ctx.em, query, page.size + 1, page.after);
  const rows = found.slice(0, page.size);
  if (byPerson) {
    const subjectIds = rows.map((row) => row.key);
    const details = { dateFrom, dateTo };
    await auditRead(ctx, { action: 'measure', subjectType: 'person', subjectIds, unitId, details });
  }
  const last = found.length > page.size ? rows.at(-1) : undefined;
  return {
    dwellTimes: rows.map((row) => showRow(session, grouping, row, apart.get(row.key) ?? '')),
    nextPageToken: last ? nextToken([last.percentiles[0], last.key], bindTo) : '',
    breaks: breaksOf(session, units.keys(), dateFrom),
  };
}

function checkRequest(request: ListDwellTimesRequest): void {
  const check = new FieldCheck();
  checkId(check, 'unitId', request.unitId);
  for (const field of ['dateFrom', 'dateTo'] as const) {
    if (check.required(field, request[field])) check.isoDate(field, request[field]);
  }
  checkEnum(check, 'grouping', request.grouping, DwellGrouping);
  checkEnum(check, 'structure', request.structure, DwellStructure);
  check.throwIfAny();
  const days = daysBetween(request.dateFrom, request.dateTo);
  if (days < 0) check.add('dateTo', 'BEFORE_START', 'is before the first day', 'phải sau ngày bắt đầu');
  if (days > maxDays) {
    check.add('dateTo', 'TOO_LONG', `is more than ${maxDays} days later`, `kỳ không quá ${maxDays} ngày`);
  }
  check.throwIfAny();
}

function showRow(session: Session, grouping: DwellGrouping, row: DwellRow, apartRef: string): DwellTime {
  const [median, p75, p95] = row.percentiles;
  return {
    key: row.key,
    name: nameOf(session, grouping, row.key),
    holdingCount: row.holding_count,
    medianMinutes: Math.round(median),
    p75Minutes: Math.round(p75),
    p95Minutes: Math.round(p95),
    maxMinutes: row.max_minutes,
    apartRef,
  };
}

/** A title alone says little: every division has its officials. */
function postName(post: PostView | undefined): string {
  return post ? `${post.post.title}, ${post.unit.name}` : '';
}

function nameOf({ directory, now }: Session, grouping: DwellGrouping, key: string): string {
  switch (grouping) {
    case DwellGrouping.POST:
      return postName(directory.post(key, now));
    case DwellGrouping.PERSON:
      return directory.person(key)?.fullName ?? '';
    case DwellGrouping.LEVEL:
      return key;
    default:
      return directory.unit(key, now)?.name ?? '';
  }
}
