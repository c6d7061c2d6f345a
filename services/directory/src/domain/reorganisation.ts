import { addDays } from '@baro/directory-client';
import {
  ReorganisationKind,
  SuccessionRelation,
  type ReorganiseUnitsRequest,
  type Succession,
} from '@baro/proto/baro/directory/v1/directory';
import { closeUnit, createUnit, parentOn, renameUnit, type DatedUnit } from './unit.ts';

type Link = Omit<Succession, 'predecessorName' | 'successorName'>;

/** What a reorganisation starts from, as read and locked. */
export interface ReorganisationScene<U extends DatedUnit> {
  /** Units that end, in force until the day before. */
  readonly closing: readonly U[];
  /** Units in force that follow and are not new, by code. */
  readonly existing: ReadonlyMap<string, U>;
  /** Units directly below the closing ones. */
  readonly children: readonly U[];
  readonly newId: () => string;
}

export interface ReorganisationPlan<U extends DatedUnit> {
  readonly closed: readonly Pair<U>[];
  readonly created: readonly DatedUnit[];
  /** Units that pass to the one heir of the unit above them. */
  readonly moved: readonly Pair<U>[];
  readonly successions: readonly Link[];
}

interface Pair<U> {
  readonly before: U;
  readonly after: U;
}

/** Why a plan cannot be made; `unitId` is the unit it concerns. */
export interface ReorganisationFault {
  readonly rule: 'CHANGED_LATER' | 'HAS_UNITS_BELOW' | 'SUCCESSOR_UNKNOWN';
  readonly unitId: string;
}

/** Plans the one act: the old end the day before, the new begin on the day, each link carries the clause. */
export function planReorganisation<U extends DatedUnit>(
  request: ReorganiseUnitsRequest,
  scene: ReorganisationScene<U>,
): ReorganisationPlan<U> | ReorganisationFault {
  const { effectiveDate, legalRef } = request;
  const created = request.newUnits.map((unit) =>
    createUnit(scene.newId(), { ...unit, validFrom: effectiveDate, validTo: '', legalRef }),
  );
  const heirs = new Map<string, DatedUnit>([
    ...scene.existing,
    ...created.map((unit) => [unit.code, unit] as const),
  ]);
  const successions: Link[] = [];
  for (const { predecessorId, successorCode, relation } of request.successions) {
    const successorId = heirs.get(successorCode.trim())?.id;
    if (successorId === undefined) return { rule: 'SUCCESSOR_UNKNOWN', unitId: predecessorId };
    successions.push({ id: scene.newId(), predecessorId, successorId, relation, effectiveDate, legalRef });
  }
  const closed: Pair<U>[] = [];
  for (const before of scene.closing) {
    const after = closeUnit(before, addDays(effectiveDate, -1), legalRef);
    if (!after) return { rule: 'CHANGED_LATER', unitId: before.id };
    closed.push({ before, after });
  }
  const moved = moveChildren(scene, successions, request);
  return 'rule' in moved ? moved : { closed, created, moved: moved.pairs, successions };
}

/** Units below a closed unit pass to the one unit that takes it over whole; otherwise somebody must say where. */
function moveChildren<U extends DatedUnit>(
  scene: ReorganisationScene<U>,
  successions: readonly Link[],
  { effectiveDate, legalRef }: ReorganiseUnitsRequest,
): { pairs: Pair<U>[] } | ReorganisationFault {
  const closing = new Set(scene.closing.map((unit) => unit.id));
  const pairs: Pair<U>[] = [];
  for (const before of scene.children) {
    if (closing.has(before.id)) continue;
    const above = parentOn(before, addDays(effectiveDate, -1));
    const heir = successions.find(
      (link) => link.predecessorId === above && link.relation === SuccessionRelation.WHOLE,
    );
    if (!heir) return { rule: 'HAS_UNITS_BELOW', unitId: above };
    const after = renameUnit(before, { parentId: heir.successorId, effectiveDate, legalRef });
    if (!after) return { rule: 'CHANGED_LATER', unitId: before.id };
    pairs.push({ before, after });
  }
  return { pairs };
}

/** Whether the numbers of old and new units fit the kind. */
export function fitsKind(request: ReorganiseUnitsRequest): boolean {
  const { kind, successions, newUnits, closeUnitIds } = request;
  const most = (keyOf: (link: (typeof successions)[number]) => string): number =>
    Math.max(0, ...[...Map.groupBy(successions, keyOf).values()].map((links) => links.length));
  switch (kind) {
    case ReorganisationKind.MERGE:
      return most((link) => link.successorCode.trim()) > 1;
    case ReorganisationKind.SPLIT:
      return most((link) => link.predecessorId) > 1;
    case ReorganisationKind.RENAME:
      return closeUnitIds.length === 1 && newUnits.length === 1 && successions.length === 1;
    case ReorganisationKind.ABOLISH:
      return newUnits.length === 0;
    default:
      return false;
  }
}
