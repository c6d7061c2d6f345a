import type { Session, UnitView } from '@baro/directory-client';
import { mayApprove, mayFill, mayKeepForms, maySeeDraft } from '../policy.ts';

/** What the caller may do about where a unit stands: items and causes are the unit's own, of who keeps the set, and of auditors. */
export function standingActions(
  { staff, find }: Pick<Session, 'staff' | 'find'>,
  keeperUnitId: string,
  unit: Pick<UnitView, 'id' | 'inForce'>,
): string[] {
  const keeps = mayKeepForms(staff, keeperUnitId).allowed;
  return [
    ...(unit.inForce && mayApprove(staff, unit.id, find).allowed ? ['GiveCause'] : []),
    ...(unit.inForce && mayFill(staff, unit.id, find).allowed ? ['ScoreCriterion'] : []),
    ...(keeps ? ['VerifyScore'] : []),
    ...(keeps || maySeeDraft(staff, unit.id, find) ? ['ListStandingItems'] : []),
  ];
}
