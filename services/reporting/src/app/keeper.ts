import { AppError } from '@baro/chassis';
import { treeOfUnit } from '@baro/directory-client';
import type { Session, UnitView } from '@baro/directory-client';
import { mayImport } from '../domain/policy.ts';

/** The unit a catalogue, index sets and surveys are kept for, by who may. @throws AppError PERMISSION_DENIED, UNIT_CLOSED */
export function keeperOf(session: Session, unitId: string): UnitView {
  const unit = session.directory.unit(unitId, session.now);
  const decision = mayImport(session.staff, unitId, unit ? treeOfUnit(session, unit.id) : '');
  if (!unit || !decision.allowed) throw new AppError('PERMISSION_DENIED');
  if (!unit.inForce) throw new AppError('UNIT_CLOSED');
  return unit;
}
