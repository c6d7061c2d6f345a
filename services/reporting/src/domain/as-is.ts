import type { Directory, IsoDate } from '@baro/directory-client';
import { SuccessionRelation } from '@baro/proto/baro/directory/v1/directory';
import { RollUpRule } from '@baro/proto/baro/reporting/v1/resources';
import type { IndicatorDefinition } from '@baro/proto/baro/reporting/v1/resources';
import Big from 'big.js';
import { ratioOf } from './decimal.ts';
import { factorOf } from './figure.ts';

type Mapping = Pick<Directory, 'unit' | 'predecessionsOf' | 'successionsOf'>;

/**
 * Units that stood on the date and are the unit today, whole: each went over into it as a whole, itself or by way of others.
 * Undefined when a unit was split, or the source does not say: values of parts were never reported.
 */
export function partsOn(mapping: Mapping, unitId: string, date: IsoDate): string[] | undefined {
  const since = ({ effectiveDate }: { effectiveDate: IsoDate }): boolean => effectiveDate > date;
  const gaveAway = mapping
    .successionsOf(unitId)
    .some((succession) => since(succession) && succession.relation !== SuccessionRelation.WHOLE);
  if (gaveAway) return undefined;
  const parts = mapping.unit(unitId, date) ? [unitId] : [];
  for (const { predecessorId, relation } of mapping.predecessionsOf(unitId).filter(since)) {
    if (predecessorId === unitId) continue;
    const before = relation === SuccessionRelation.WHOLE ? partsOn(mapping, predecessorId, date) : undefined;
    if (!before) return undefined;
    parts.push(...before);
  }
  return [...new Set(parts)];
}

/** Numbers of one unit's figure. */
export interface Numbers {
  readonly value: string | null;
  readonly numerator: string | null;
  readonly denominator: string | null;
}

/** Puts figures of parts together by the roll-up rule, as the city's are; undefined when that says nothing. */
export function putTogether(parts: readonly Numbers[], definition: IndicatorDefinition): Numbers | undefined {
  const [only] = parts;
  if (parts.length === 1) return only;
  const sum = (name: keyof Numbers): Big | undefined => {
    const numbers = parts.flatMap((part) => part[name] ?? []);
    return numbers.length < parts.length
      ? undefined
      : numbers.reduce((all, one) => all.plus(one), new Big(0));
  };
  if (definition.rollUp === RollUpRule.SUM || definition.rollUp === RollUpRule.LAST) {
    const value = sum('value')?.toFixed();
    return value === undefined ? undefined : { value, numerator: null, denominator: null };
  }
  const [numerator, denominator] = [sum('numerator'), sum('denominator')];
  if (definition.rollUp === RollUpRule.NONE || !numerator || !denominator) return undefined;
  const factor = definition.rollUp === RollUpRule.RATIO_OF_SUMS ? factorOf(definition) : new Big(1);
  const value = ratioOf(numerator, denominator, factor, definition.decimals);
  return {
    value: value?.toFixed() ?? null,
    numerator: numerator.toFixed(),
    denominator: denominator.toFixed(),
  };
}
