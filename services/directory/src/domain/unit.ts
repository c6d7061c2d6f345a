import { addDays, covers, pickSpan } from '@baro/directory-client';
import type { Unit, UnitName } from '@baro/proto/baro/directory/v1/directory';

/** A unit as it is kept: one legal existence and its names over time, oldest first. */
export type DatedUnit = Pick<
  Unit,
  'id' | 'code' | 'kind' | 'level' | 'validFrom' | 'validTo' | 'legalRef' | 'names'
>;

/** A unit with its first name, from its first day to its last. */
export function createUnit(id: string, unit: Unit): DatedUnit {
  const { code, kind, level, validFrom, validTo, legalRef, name, symbol, parentId } = unit;
  const names = [
    { name: name.trim(), symbol: symbol.trim(), parentId, validFrom, validTo, legalRef: legalRef.trim() },
  ];
  return { id, code: code.trim(), kind, level, validFrom, validTo, legalRef: legalRef.trim(), names };
}

export interface Renaming {
  readonly name?: string;
  readonly symbol?: string;
  readonly parentId?: string;
  readonly effectiveDate: string;
  readonly legalRef: string;
}

/**
 * The unit with another name, symbol or place from a day on; the span before it ends the day before. Undefined
 * when a span begins on or after that day: what was recorded is not overwritten.
 */
export function renameUnit<U extends DatedUnit>(unit: U, renaming: Renaming): U | undefined {
  const last = unit.names.at(-1);
  const { effectiveDate: validFrom } = renaming;
  if (!last || last.validFrom >= validFrom) return undefined;
  const next: UnitName = {
    name: renaming.name || last.name,
    symbol: renaming.symbol || last.symbol,
    parentId: renaming.parentId || last.parentId,
    validFrom,
    validTo: last.validTo,
    legalRef: renaming.legalRef,
  };
  const before = { ...last, validTo: addDays(validFrom, -1) };
  return { ...unit, names: [...unit.names.slice(0, -1), before, next] };
}

/** The unit with its last day. Undefined when a span of it begins later. */
export function closeUnit<U extends DatedUnit>(unit: U, lastDay: string, legalRef: string): U | undefined {
  const last = unit.names.at(-1);
  if (!last || last.validFrom > lastDay || unit.validFrom > lastDay) return undefined;
  const names = [...unit.names.slice(0, -1), { ...last, validTo: lastDay }];
  return { ...unit, validTo: lastDay, legalRef, names };
}

/** Whether the unit exists on the date. */
export function isInForce(unit: DatedUnit, date: string): boolean {
  return covers(unit, date);
}

/** Unit above on the date; empty at the top. */
export function parentOn(unit: DatedUnit, date: string): string {
  return pickSpan(unit.names, date)?.parentId ?? '';
}
