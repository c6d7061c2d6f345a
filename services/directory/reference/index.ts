import type { CalendarDay, OfficeHours } from '@baro/directory-client/time';
import { readCalendarDays, readLegalTerms, readOfficeHours, type ReferenceTerm } from './calendar.ts';
import { readIdentifiers, type ReferenceIdentifier } from './identifiers.ts';
import { readSuccessions, type ReferenceSuccession } from './successions.ts';
import { readUnitKinds, readUnits, type ReferenceUnit, type UnitKind } from './units.ts';

export { referenceId } from './ids.ts';
export { findUnit, type ReferenceUnit, type UnitKind } from './units.ts';
export type { ReferenceIdentifier } from './identifiers.ts';
export type { ReferenceSuccession, Share } from './successions.ts';
export type { ReferenceTerm } from './calendar.ts';

export interface Reference {
  readonly unitKinds: readonly UnitKind[];
  readonly units: readonly ReferenceUnit[];
  readonly successions: readonly ReferenceSuccession[];
  readonly identifiers: readonly ReferenceIdentifier[];
  readonly calendarDays: readonly CalendarDay[];
  readonly officeHours: readonly OfficeHours[];
  readonly legalTerms: readonly ReferenceTerm[];
}

/** Reads all reference data of the city; ids are the same on every machine, so loading twice changes nothing. */
export function readReference(): Reference {
  const units = readUnits();
  return {
    unitKinds: readUnitKinds(),
    units,
    successions: readSuccessions(units),
    identifiers: readIdentifiers(units),
    calendarDays: readCalendarDays(),
    officeHours: readOfficeHours(),
    legalTerms: readLegalTerms(),
  };
}
