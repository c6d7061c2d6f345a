import { SuccessionRelation } from '@baro/proto/baro/directory/v1/directory';
import type { Succession } from '@baro/proto/baro/directory/v1/directory';
import type { Directory } from '../directory/directory.ts';
import type { UnitView } from '../directory/views.ts';
import { localDateOf } from '../time/index.ts';

/** A unit in force that takes over from a closed one. */
export interface Successor {
  readonly unit: UnitView;
  /** Whole only when every step was; UNSPECIFIED when no unit follows and the unit above takes over. */
  readonly relation: SuccessionRelation;
  /** Clause of the last step, and its first day; empty when no unit follows. */
  readonly legalRef: string;
  readonly effectiveDate: string;
}

/** No chain of reorganisations is longer; ends the walk should rows ever form a circle. */
const maxSteps = 12;

/** Whether the unit has ended by then. One whose first day is to come is not closed. */
export function isClosed(unit: UnitView | undefined, now: Date): boolean {
  return unit !== undefined && !unit.inForce && unit.validTo !== '' && unit.validTo < localDateOf(now);
}

/**
 * The closed unit whose successions a closed unit follows: itself, or the nearest closed one above it that has any, or
 * the topmost closed one. A division that ended with its department goes where the department went.
 */
export function successionRoot(directory: Directory, unitId: string, now: Date): string {
  let root = unitId;
  for (let step = 0; step < maxSteps && stepsOf(directory, root, now).length === 0; step += 1) {
    const above = aboveOf(directory, root, now);
    if (!above || !isClosed(above, now)) break;
    root = above.id;
  }
  return root;
}

/**
 * The units in force that take over what a closed unit holds, through any number of reorganisations; the unit above it
 * when none follows. Empty for a unit in force, and where nothing in force is left.
 */
export function successorsOf(directory: Directory, unitId: string, now: Date): Successor[] {
  if (!isClosed(directory.unit(unitId, now), now)) return [];
  const found = new Map<string, Successor>();
  follow(directory, unitId, now, { whole: true, depth: 0, seen: new Set(), found });
  return [...found.values()];
}

interface Walk {
  whole: boolean;
  depth: number;
  seen: Set<string>;
  found: Map<string, Successor>;
}

function follow(directory: Directory, unitId: string, now: Date, walk: Walk): void {
  const root = successionRoot(directory, unitId, now);
  if (walk.depth > maxSteps || walk.seen.has(root)) return;
  walk.seen.add(root);
  const steps = stepsOf(directory, root, now);
  if (steps.length === 0) {
    const above = aboveOf(directory, root, now);
    if (above?.inForce) {
      const relation = SuccessionRelation.UNSPECIFIED;
      keep(walk, { unit: above, relation, legalRef: '', effectiveDate: '' });
    }
    return;
  }
  for (const step of steps) {
    const unit = directory.unit(step.successorId, now);
    const whole = walk.whole && step.relation === SuccessionRelation.WHOLE;
    if (unit?.inForce) {
      const relation = whole ? step.relation : partOf(step.relation);
      keep(walk, { unit, relation, legalRef: step.legalRef, effectiveDate: step.effectiveDate });
    } else if (unit) {
      follow(directory, unit.id, now, { ...walk, whole, depth: walk.depth + 1 });
    }
  }
}

/** What went over in parts before stays in parts. */
function partOf(relation: SuccessionRelation): SuccessionRelation {
  return relation === SuccessionRelation.WHOLE ? SuccessionRelation.PART : relation;
}

function keep({ found }: Walk, successor: Successor): void {
  if (!found.has(successor.unit.id)) found.set(successor.unit.id, successor);
}

function stepsOf(directory: Directory, unitId: string, now: Date): readonly Succession[] {
  const today = localDateOf(now);
  return directory.successionsOf(unitId).filter((row) => row.effectiveDate <= today);
}

function aboveOf(directory: Directory, unitId: string, now: Date): UnitView | undefined {
  const parentId = directory.unit(unitId, now)?.parentId;
  return parentId ? directory.unit(parentId, now) : undefined;
}
