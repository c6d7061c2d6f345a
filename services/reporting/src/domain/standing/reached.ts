import type { Component } from '@baro/proto/baro/reporting/v1/standings';
import Big from 'big.js';
import { isLessBetter } from '../scoring.ts';

/** Whether a unit's own value reaches what is aimed at, in the direction its points are given. */
export function reachesTarget({ value, criterion, surveyOfCity }: Component): boolean {
  if (value === '' || surveyOfCity || !criterion?.target) return false;
  const less = criterion.scoring !== undefined && isLessBetter(criterion.scoring);
  const [own, target] = [new Big(value), new Big(criterion.target)];
  return less ? own.lte(target) : own.gte(target);
}
