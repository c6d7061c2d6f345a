import { readReference } from '../../../services/directory/reference/index.ts';

/** Ids of units in force on a day by their codes. */
export function idsByCode(day: string): ReadonlyMap<string, string> {
  const units = readReference().units.filter(
    ({ validFrom, validTo }) => (validFrom ?? '') <= day && (validTo === undefined || validTo >= day),
  );
  return new Map(units.map(({ code, id }) => [code, id]));
}
