import type { Session, UnitView } from '@baro/directory-client';
import { mayApprove, mayScore, maySeeScores, mayVerifyUnit } from '../policy.ts';

/** What the caller may do about where a unit stands: items and causes are the unit's own, of who keeps the set, and of auditors. */
export function standingActions(
  { staff, find }: Pick<Session, 'staff' | 'find'>,
  keeperUnitId: string,
  unit: Pick<UnitView, 'id' | 'inForce'>,
): string[] {
  const parties = { unitId: unit.id, keeperUnitId };
  return [
    ...(unit.inForce && mayApprove(staff, unit.id, find).allowed ? ['GiveCause'] : []),
    ...(unit.inForce && mayScore(staff, unit.id, find).allowed ? ['ScoreCriterion'] : []),
    ...(mayVerifyUnit(staff, parties, find).allowed ? ['VerifyScore'] : []),
    ...(maySeeScores(staff, parties, find) ? ['ListStandingItems'] : []),
  ];
}
