import { AppError, checkId, FieldCheck } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import { addDays, localDateOf } from '@baro/directory-client';
import type { Session, UnitView } from '@baro/directory-client';
import type { Criterion } from '@baro/proto/baro/reporting/v1/index_sets';
import { PeriodKind } from '@baro/proto/baro/reporting/v1/resources';
import { StandingWindow } from '@baro/proto/baro/reporting/v1/standings';
import { shownWindows, windowOf, windowsBack } from '../../domain/standing/window.ts';
import type { Window } from '../../domain/standing/window.ts';
import { comparedUnits } from '../../domain/tree-units.ts';
import { findCriteria, findIndexSet } from '../../store/index-set-store.ts';
import type { IndexSetRow } from '../../store/index-set-store.ts';
import { findCounted } from '../../store/measure-store.ts';
import type { Deps } from '../deps.ts';
import { openReader } from '../read.ts';
import { cutOffOn } from './in-force.ts';

/** What is asked of every standing. */
export interface StandingRequest {
  readonly indexSetId: string;
  readonly windowKind: PeriodKind;
  readonly date: string;
}

/** An index set in one week or month. */
export interface Standing {
  readonly session: Session;
  readonly set: IndexSetRow;
  readonly criteria: readonly Criterion[];
  /** The one asked about and those shown before it, the latest first. */
  readonly windows: readonly [Window, ...Window[]];
  readonly shown: StandingWindow;
}

/** Faults of what is asked of a standing. */
export function checkStanding(check: FieldCheck, { indexSetId, windowKind, date }: StandingRequest): void {
  checkId(check, 'indexSetId', indexSetId);
  if (windowKind !== PeriodKind.WEEK && windowKind !== PeriodKind.MONTH) {
    check.add('windowKind', 'NOT_ALLOWED', 'is neither WEEK nor MONTH', 'chỉ xem được theo tuần hoặc tháng');
  }
  check.isoDate('date', date);
}

/** The set and the week or month asked about. @throws AppError PERMISSION_DENIED, FIELD_INVALID, INDEX_SET_NOT_FOUND */
export async function openStanding(
  deps: Deps,
  request: StandingRequest,
  ctx: CallContext,
): Promise<Standing> {
  const session = await openReader(deps, ctx);
  const set = await findIndexSet(ctx.em, request.indexSetId);
  if (!set) throw new AppError('INDEX_SET_NOT_FOUND');
  const windows = await windowsAsked(request, ctx);
  const criteria = await findCriteria(ctx.em, set.id);
  const [window] = windows;
  const counted = (await findCounted(ctx.em, [window])).at(0);
  const shown = StandingWindow.fromPartial({
    ...window,
    running: window.toDate >= localDateOf(ctx.now),
    ...(counted && { countTime: counted.countTime }),
  });
  return { session, set, criteria, windows, shown };
}

async function windowsAsked(
  { windowKind, date }: StandingRequest,
  { em, now }: CallContext,
): Promise<[Window, ...Window[]]> {
  const today = localDateOf(now);
  const cutOff = await cutOffOn(em, today);
  const running = windowOf(windowKind, today, cutOff);
  const asked = windowOf(windowKind, date || addDays(running.fromDate, -1), cutOff);
  const earliest = windowsBack(running, shownWindows + 1, cutOff).at(-1);
  const check = new FieldCheck();
  if (asked.fromDate > running.fromDate) {
    check.add('date', 'IN_FUTURE', 'is after the week or month that runs', 'sau tuần hoặc tháng hiện tại');
  }
  if (earliest && asked.fromDate < earliest.fromDate) {
    const vi = `chỉ xem được ${shownWindows} tuần hoặc tháng gần nhất`;
    check.add('date', 'TOO_EARLY', `is more than ${shownWindows} weeks or months back`, vi);
  }
  check.throwIfAny();
  return [asked, ...windowsBack(asked, shownWindows, cutOff).slice(1)];
}

/** Units an index set compares, as they stand on the last day of the window, by name. */
export function peersOf({
  session,
  set,
  windows,
}: Pick<Standing, 'session' | 'set' | 'windows'>): UnitView[] {
  const { directory } = session;
  const today = localDateOf(session.now);
  const date = windows[0].toDate < today ? windows[0].toDate : today;
  return comparedUnits(directory, set, date).toSorted((one, other) =>
    one.name.localeCompare(other.name, 'vi'),
  );
}

/** One of the units a set compares. @throws AppError UNIT_NOT_FOUND */
export function peerOf(peers: readonly UnitView[], unitId: string): UnitView {
  const unit = peers.find(({ id }) => id === unitId);
  if (!unit) throw new AppError('UNIT_NOT_FOUND');
  return unit;
}

/** A criterion of the set. @throws AppError CRITERION_NOT_FOUND */
export function criterionOf({ criteria }: Pick<Standing, 'criteria'>, code: string): Criterion {
  const criterion = criteria.find((one) => one.code === code);
  if (!criterion) throw new AppError('CRITERION_NOT_FOUND', { metadata: { code } });
  return criterion;
}
