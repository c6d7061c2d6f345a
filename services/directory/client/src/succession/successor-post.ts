import { AppError } from '@baro/chassis';
import type { ReasonRow } from '@baro/chassis';
import { getHolderOf } from '../staff/holders.ts';
import type { Holder } from '../staff/holders.ts';
import type { Session } from '../staff/session.ts';
import { chainOf, isUnder } from '../staff/unit-tree.ts';
import { isClosed, successorsOf } from './successors.ts';
import type { Successor } from './successors.ts';

/** Why an item of a closed unit does not go over to a post; every service that owns items refuses so. */
export const successionReasons = {
  UNIT_IN_FORCE: {
    code: 'FAILED_PRECONDITION',
    en: 'The unit that holds the item has not ended.',
    vi: 'Đơn vị đang giữ việc chưa chấm dứt hoạt động.',
  },
  ITEM_ENDED: {
    code: 'FAILED_PRECONDITION',
    en: 'Nobody holds the item any more.',
    vi: 'Việc này đã kết thúc, không còn ai giữ.',
  },
  NOT_SUCCESSOR: {
    code: 'FAILED_PRECONDITION',
    en: 'The post belongs to no unit that follows the closed one.',
    vi: 'Chức danh nhận không thuộc đơn vị kế thừa đơn vị đã chấm dứt.',
  },
} as const satisfies Record<string, ReasonRow>;

type Now = Pick<Session, 'directory' | 'now' | 'find'>;

/**
 * Who takes over at a post what a closed unit holds, and for which unit: the post must lie in a unit that follows, or below it.
 * @throws AppError UNIT_IN_FORCE, NOT_SUCCESSOR, POST_NOT_FOUND, POST_VACANT; FIELD_INVALID for a role that is given no work
 */
export function getSuccessorPost(
  session: Now,
  field: string,
  fromUnitId: string,
  toPostId: string,
): { to: Holder; successor: Successor } {
  const { directory, now, find } = session;
  if (!isClosed(directory.unit(fromUnitId, now), now)) throw new AppError('UNIT_IN_FORCE');
  const { unitId, postId, personId } = getHolderOf(session, field, toPostId);
  const chain = chainOf(unitId, find).map((unit) => unit.id);
  const successor = successorsOf(directory, fromUnitId, now).find(({ unit }) => chain.includes(unit.id));
  if (!successor) throw new AppError('NOT_SUCCESSOR');
  return { to: { unitId, postId, personId }, successor };
}

/** Whether a unit lies where the writ of another runs; of a closed one, where that of a unit that follows runs. */
export function isUnderNow(session: Now, unitId: string, governingId: string): boolean {
  const { directory, now, find } = session;
  if (isUnder(unitId, governingId, find)) return true;
  return successorsOf(directory, governingId, now).some(({ unit }) => isUnder(unitId, unit.id, find));
}

/**
 * The unit that has the say over what a unit owns: itself; once it has ended the one that follows it, and of several that
 * follow the one in which it is held.
 */
export function governingUnit(
  session: Now,
  ownerUnitId: string,
  holderUnitId: string | null | undefined,
): string {
  const { directory, now, find } = session;
  const successors = successorsOf(directory, ownerUnitId, now).map(({ unit }) => unit.id);
  if (successors.length <= 1) return successors[0] ?? ownerUnitId;
  const chain = holderUnitId ? chainOf(holderUnitId, find).map((unit) => unit.id) : [];
  return successors.find((id) => chain.includes(id)) ?? ownerUnitId;
}
