import type { ImportDirectoryRequest, Unit } from '@baro/proto/baro/directory/v1/directory';
import { createUnit, type DatedUnit } from './unit.ts';

/** Ids compare as text, so they are kept in one form. */
const key = (id: string): string => id.toLowerCase();

/** A unit with all its names; the sender may give the one name in the unit's own fields. */
function importedUnit(unit: Unit): DatedUnit {
  const plain = createUnit(key(unit.id), { ...unit, parentId: key(unit.parentId) });
  if (unit.names.length === 0) return plain;
  return { ...plain, names: unit.names.map((name) => ({ ...name, parentId: key(name.parentId) })) };
}

/** The rows of an import as they are kept: without output fields, ids in lower case. */
export function importedRows(request: ImportDirectoryRequest, dayId: (date: string) => string) {
  return {
    unit: request.units.map(importedUnit),
    succession: request.successions.map((row) => ({
      ...row,
      predecessorName: '',
      successorName: '',
      id: key(row.id),
      predecessorId: key(row.predecessorId),
      successorId: key(row.successorId),
    })),
    identifier: request.identifiers.map((row) => ({ ...row, id: key(row.id), unitId: key(row.unitId) })),
    calendar_day: request.calendarDays.map((day) => ({ ...day, id: dayId(day.date) })),
    legal_term: request.legalTerms.map((row) => ({ ...row, id: key(row.id) })),
    post: request.posts.map((row) => ({
      ...row,
      holdings: [],
      unitName: '',
      id: key(row.id),
      unitId: key(row.unitId),
    })),
    person: request.people.map((row) => ({ ...row, id: key(row.id) })),
    holding: request.holdings.map((row) => ({
      ...row,
      personName: '',
      id: key(row.id),
      postId: key(row.postId),
      personId: key(row.personId),
    })),
    delegation: request.delegations.map((row) => ({
      ...row,
      personName: '',
      postTitle: '',
      id: key(row.id),
      postId: key(row.postId),
      personId: key(row.personId),
    })),
    service_account: request.serviceAccounts.map((row) => ({
      ...row,
      id: key(row.id),
      unitId: key(row.unitId),
    })),
  };
}
