import { AppError } from '@baro/chassis';
import { maySeeAll } from '@baro/directory-client';
import type { Session, UnitView } from '@baro/directory-client';
import { maySeeUnitWork } from '../domain/policy.ts';

/**
 * The unit whose work the caller may look at, in force or closed.
 * @throws AppError PERMISSION_DENIED; UNIT_NOT_FOUND for who may see all there are
 */
export function getSeenUnit({ staff, reach, find, directory, now }: Session, unitId: string): UnitView {
  const unit = directory.unit(unitId, now);
  if (!unit && maySeeAll(reach)) throw new AppError('UNIT_NOT_FOUND');
  if (!unit || !maySeeUnitWork(staff, unitId, find)) throw new AppError('PERMISSION_DENIED');
  return unit;
}
