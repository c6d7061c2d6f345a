import type { IndicatorDefinition } from '@baro/proto/baro/reporting/v1/resources';
import { Component, Place } from '@baro/proto/baro/reporting/v1/standings';
import type { Criterion } from '@baro/proto/baro/reporting/v1/index_sets';
import Big from 'big.js';
import { writeDecimal } from '../decimal.ts';
import { pointsOf } from '../scoring.ts';
import { placesOf } from './place.ts';
import type { Placed } from './place.ts';
import { intervalOf, signOf, valueOf } from './rate.ts';
import type { Interval, Rate } from './rate.ts';
import { middleChange, trendOf } from './trend.ts';

/** What a unit's value is made of: in the window, and in the two stretches that are set against each other. */
export interface UnitRates {
  readonly unitId: string;
  readonly now: Rate;
  readonly recent: Rate;
  readonly former: Rate;
}

/** Criterion, indicator and least count by which units are compared. */
export interface Measured {
  readonly criterion: Criterion;
  readonly definition: IndicatorDefinition;
  readonly minCount: number;
}

/** What a counted criterion comes to for each unit, and for all of them together. */
export function standUnits(
  measured: Measured,
  units: readonly UnitRates[],
): { byUnit: Map<string, Component>; total: Component } {
  const { definition } = measured;
  const sign = signOf(definition);
  const changes = new Map(units.map((unit) => [unit.unitId, changeOf(unit, measured)]));
  const peerChange = middleChange(
    [...changes.values()].filter((change) => change !== undefined),
    sign,
  );
  const together = addUp(units);
  const peerValue = writeDecimal(valueOf(together.now, definition));
  const places = placesOf(units.flatMap((unit) => placedOf(unit, measured) ?? []));
  const byUnit = new Map(
    units.map((unit) => {
      const { trend, change } = trendOf(changes.get(unit.unitId), peerChange, sign);
      const component = Component.fromPartial({
        ...componentOf(unit.now, measured),
        place: places.get(unit.unitId) ?? Place.create(),
        peerValue,
        trend,
        change: writeDecimal(change),
        peerChange: writeDecimal(peerChange),
      });
      return [unit.unitId, component];
    }),
  );
  const { trend, change } = trendOf(changeOf(together, measured), undefined, sign);
  const total = { ...componentOf(together.now, measured), trend, change: writeDecimal(change), points: '' };
  return { byUnit, total: Component.fromPartial(total) };
}

function componentOf(rate: Rate, measured: Measured): Partial<Component> {
  const { criterion, definition } = measured;
  const value = valueOf(rate, definition);
  const interval = intervalOf(rate, definition);
  return {
    criterion,
    measure: definition.measure,
    value: writeDecimal(value),
    counted: rate.counted,
    among: rate.among ?? 0,
    low: bound(interval?.low, definition),
    high: bound(interval?.high, definition),
    few: value !== undefined && isFew(rate, measured),
    points: writeDecimal(value && pointsOf(criterion, value)),
  };
}

function bound(value: number | undefined, { decimals }: IndicatorDefinition): string {
  return value === undefined ? '' : new Big(value).round(decimals).toFixed();
}

/** A count of what is no ratio says more of how large a unit is than of how it works: it is not placed, nor has it a trend. */
function isFew({ among }: Rate, { minCount }: Measured): boolean {
  return among === null || among < minCount;
}

function placedOf({ unitId, now }: UnitRates, measured: Measured): Placed | undefined {
  const { definition } = measured;
  const sign = signOf(definition);
  const value = valueOf(now, definition);
  if (!value || sign === 0 || isFew(now, measured)) return undefined;
  const { low, high } = intervalOf(now, definition) ?? { low: Number(value), high: Number(value) };
  const interval: Interval = sign === 1 ? { low, high } : { low: -high, high: -low };
  return { unitId, rank: value.times(sign), interval };
}

function changeOf(
  { recent, former }: Pick<UnitRates, 'recent' | 'former'>,
  measured: Measured,
): Big | undefined {
  if (isFew(recent, measured) || isFew(former, measured)) return undefined;
  const [after, before] = [valueOf(recent, measured.definition), valueOf(former, measured.definition)];
  return after && before && after.minus(before);
}

function addUp(units: readonly UnitRates[]): UnitRates {
  const add = (part: 'now' | 'recent' | 'former'): Rate => {
    const rates = units.map((unit) => unit[part]);
    const isRatio = rates.some(({ among }) => among !== null);
    const among = rates.reduce((sum, rate) => sum + (rate.among ?? 0), 0);
    return { counted: rates.reduce((sum, { counted }) => sum + counted, 0), among: isRatio ? among : null };
  };
  return { unitId: '', now: add('now'), recent: add('recent'), former: add('former') };
}
