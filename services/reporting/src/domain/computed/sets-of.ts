import type { IndicatorDefinition } from '@baro/proto/baro/reporting/v1/resources';
import type { ItemSet } from './item-set.ts';
import { computedRules } from './rules.ts';

/** What one figure is counted from. */
export interface FigureSets {
  readonly counted: ItemSet;
  readonly among?: ItemSet;
}

/** Sets a figure is counted from; undefined for one that is filled in. */
export function setsOf(
  { computedBy }: Pick<IndicatorDefinition, 'computedBy'>,
  member: string,
): FigureSets | undefined {
  const rule = computedRules[computedBy];
  if (!rule || member === '') return rule;
  const counted = rule.members?.[member];
  return counted && { counted };
}
