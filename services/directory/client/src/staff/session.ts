import { AppError } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { DirectoryCopy } from '../copy/directory-copy.ts';
import type { Directory } from '../directory/directory.ts';
import type { UnitView } from '../directory/views.ts';
import { localDateOf } from '../time/index.ts';
import type { IsoDate } from '../time/index.ts';
import { dueSoonEnd } from './due.ts';
import { reachOf } from './reach.ts';
import type { Reach } from './reach.ts';
import { staffOf } from './staff.ts';
import type { Staff } from './staff.ts';
import { treeOf } from './unit-tree.ts';
import type { FindUnit } from './unit-tree.ts';

/** What a use case knows of its caller and of the city, fixed for one call. */
export interface Session {
  readonly directory: Directory;
  readonly staff: Staff;
  readonly reach: Reach;
  readonly find: FindUnit;
  readonly now: Date;
  /** Last due time that is soon. */
  readonly soonEnd: Date;
}

/** Takes the directory once and finds out who calls. @throws AppError CALLER_UNKNOWN */
export async function openSession(ctx: CallContext, copy: DirectoryCopy): Promise<Session> {
  return sessionOf(await copy.read(ctx.em), ctx.caller.accountId, ctx.now);
}

/** What an account may do now: also of who asked by a command, whose call ended long ago. @throws AppError CALLER_UNKNOWN */
export function sessionOf(directory: Directory, accountId: string, now: Date): Session {
  const find = unitsOn(directory, localDateOf(now));
  return sessionAs(directory, staffOf(directory.actorOf(accountId, now), find), find, now);
}

/** What a service knows when it acts by itself: the city as of now, and no caller. */
export async function openOwnSession(em: EntityManager, copy: DirectoryCopy, now: Date): Promise<Session> {
  const directory = await copy.read(em);
  return sessionAs(directory, { desks: [], systemUnitId: '' }, unitsOn(directory, localDateOf(now)), now);
}

function sessionAs(directory: Directory, staff: Staff, find: FindUnit, now: Date): Session {
  const soonEnd = dueSoonEnd(now, directory.calendar());
  return { directory, staff, reach: reachOf(staff), find, now, soonEnd };
}

/** Units as they stand on a date, each looked up once. */
export function unitsOn(directory: Directory, date: IsoDate): FindUnit {
  const known = new Map<string, UnitView | undefined>();
  return (id) => {
    if (!id) return undefined;
    if (!known.has(id)) known.set(id, directory.unit(id, date));
    return known.get(id);
  };
}

/** Tree a unit belongs to. */
export function treeOfUnit(session: Session, unitId: string): string {
  return treeOf(unitId, session.find);
}

/** A unit whose register takes entries. @throws AppError UNIT_NOT_FOUND, UNIT_CLOSED */
export function getOpenUnit(session: Session, unitId: string): UnitView {
  const unit = session.directory.unit(unitId, session.now);
  if (!unit) throw new AppError('UNIT_NOT_FOUND');
  if (!unit.inForce) throw new AppError('UNIT_CLOSED');
  return unit;
}

/** Code of a unit, for the subject of events. */
export function unitCodeOf(session: Pick<Session, 'directory' | 'now'>, unitId: string): string {
  return session.directory.unit(unitId, session.now)?.code ?? '';
}
