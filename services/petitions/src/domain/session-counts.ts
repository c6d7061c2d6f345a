import type { PetitionField, PetitionLevel, ResultClass } from '@baro/proto/baro/petitions/v1/resources';

/** Petitions alike in all that is counted. */
export interface CountedGroup {
  readonly carried: boolean;
  readonly again: boolean;
  readonly level: PetitionLevel;
  readonly field: PetitionField;
  readonly leadUnitId: string | null;
  readonly answered: boolean;
  readonly claimClass: ResultClass;
  readonly findingClass: ResultClass;
  readonly count: number;
}

/** Counts on both axes; claims and findings stand at the place of their class, at 0 those without. */
export interface Counts {
  carriedCount: number;
  raisedCount: number;
  raisedAgainCount: number;
  totalCount: number;
  answeredCount: number;
  claimCounts: number[];
  findingCounts: number[];
  differingCount: number;
}

/** Classes of results and none. */
const places = 6;

/** Whether the verifier found another thing than the unit claims. */
export function doesDiffer({
  claimClass,
  findingClass,
}: Pick<CountedGroup, 'claimClass' | 'findingClass'>): boolean {
  return claimClass !== 0 && findingClass !== 0 && claimClass !== findingClass;
}

/** Adds groups up. */
export function countsOf(groups: readonly CountedGroup[]): Counts {
  const sum = (which: (group: CountedGroup) => boolean): number =>
    groups.reduce((total, group) => total + (which(group) ? group.count : 0), 0);
  const byClass = (of: (group: CountedGroup) => ResultClass): number[] =>
    Array.from({ length: places }, (_, at) => sum((group) => of(group) === at));
  return {
    carriedCount: sum((group) => group.carried),
    raisedCount: sum((group) => !group.carried),
    raisedAgainCount: sum((group) => !group.carried && group.again),
    totalCount: sum(() => true),
    answeredCount: sum((group) => group.answered),
    claimCounts: byClass((group) => group.claimClass),
    findingCounts: byClass((group) => group.findingClass),
    differingCount: sum(doesDiffer),
  };
}

/** Groups by a key, in the order the keys are first met. */
export function splitBy<Key>(
  groups: readonly CountedGroup[],
  keyOf: (group: CountedGroup) => Key,
): Map<Key, CountedGroup[]> {
  const found = new Map<Key, CountedGroup[]>();
  for (const group of groups) {
    const key = keyOf(group);
    found.set(key, [...(found.get(key) ?? []), group]);
  }
  return found;
}
