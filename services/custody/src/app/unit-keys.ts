import { isClosed, successorsOf, territoryOf } from '@baro/directory-client';
import type { Session } from '@baro/directory-client';
import { DwellGrouping, DwellStructure } from '@baro/proto/baro/custody/v1/custody';
import type { ListDwellTimesRequest } from '@baro/proto/baro/custody/v1/custody';
import { SuccessionRelation } from '@baro/proto/baro/directory/v1/directory';
import { levelOf, rowOf } from '../domain/territory.ts';

/** Units measured with what each is counted under. */
export interface UnitKeys {
  keys: Map<string, string>;
  /** Keys of units that are shown apart, with the clauses by which they ended. */
  apart: Map<string, string>;
}

type Request = Pick<ListDwellTimesRequest, 'unitId' | 'grouping' | 'dateFrom' | 'dateTo' | 'structure'>;

/** Each unit of the territory with its key, by the structure of then or of today. */
export function unitKeys(session: Session, request: Request): UnitKeys {
  const asIs = request.structure === DwellStructure.AS_IS;
  return asIs ? keysAsIs(session, request) : { keys: keysAsWas(session, request), apart: new Map() };
}

/** The territory as it stood at both ends of the period and today; what ended is counted as itself. */
function keysAsWas(session: Session, request: Request): Map<string, string> {
  const keys = new Map<string, string>();
  for (const id of unitsOf(session, request)) {
    const key = keyOf(session, request, id);
    if (key !== undefined) keys.set(id, key);
  }
  return keys;
}

/**
 * The territory of today with all that went into it. What went over whole counts to the unit that follows; what was
 * parted, or ended with none that follows, is nobody's today and stands apart.
 */
function keysAsIs(session: Session, request: Request): UnitKeys {
  const { directory, now } = session;
  const found: UnitKeys = { keys: new Map(), apart: new Map() };
  const units = unitsOf(session, request);
  for (const id of new Set([...units, ...[...units].flatMap((unit) => before(session, unit))])) {
    if (!isClosed(directory.unit(id, now), now)) {
      const key = keyOf(session, request, id);
      if (key !== undefined) found.keys.set(id, key);
      continue;
    }
    const successors = successorsOf(directory, id, now);
    const [first] = successors;
    if (first && successors.length === 1 && first.relation === SuccessionRelation.WHOLE) {
      const key = keyOf(session, request, first.unit.id);
      if (key !== undefined) found.keys.set(id, key);
      continue;
    }
    if (!units.has(id)) continue;
    const apart = request.grouping === DwellGrouping.LEVEL ? keyOf(session, request, id) : id;
    if (apart === undefined) continue;
    found.keys.set(id, apart);
    if (apart === id) found.apart.set(id, refsOf(successors.map((one) => one.legalRef)));
  }
  return found;
}

function refsOf(refs: readonly string[]): string {
  return [...new Set(refs.filter(Boolean))].join('; ') || '-';
}

function unitsOf(session: Session, { unitId, dateFrom, dateTo }: Request): Set<string> {
  const { directory, find, now } = session;
  const territory = territoryOf(unitId, find);
  return new Set([unitId, ...[dateFrom, dateTo, now].flatMap((date) => directory.subtree(territory, date))]);
}

/** Units that went into this one, in any number of steps, with what ended below them. */
function before({ directory }: Session, unitId: string): string[] {
  const found = new Set<string>([unitId]);
  for (const id of found) {
    for (const { predecessorId, effectiveDate } of directory.predecessionsOf(id)) {
      for (const ended of directory.everBelow(predecessorId, effectiveDate)) found.add(ended);
    }
  }
  return [...found];
}

/** Under which row a unit counts; undefined when it lies elsewhere. */
function keyOf({ find }: Session, { unitId, grouping }: Request, id: string): string | undefined {
  const row = rowOf(id, unitId, find);
  if (row === undefined || grouping !== DwellGrouping.LEVEL) return row;
  return levelOf(find(id)?.kind ?? '');
}
