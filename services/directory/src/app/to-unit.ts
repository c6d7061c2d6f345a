import { Unit } from '@baro/proto/baro/directory/v1/directory';
import { allowedUnitActions, type Asker } from '../domain/policy.ts';
import type { UnitLine } from '../store/unit-store.ts';

/** A unit as it stood on a date, for the answer. */
export function toUnit(line: UnitLine, asker: Asker): Unit {
  const { version, inForce, ...fields } = line;
  return Unit.fromPartial({
    ...fields,
    etag: String(version),
    allowedActions: allowedUnitActions(asker, { inForce }),
  });
}
