import type { CallContext } from '@baro/chassis';
import { writeDecimal } from '../../domain/decimal.ts';
import type { Measured } from '../../domain/standing/stand.ts';
import { valueOf } from '../../domain/standing/rate.ts';
import { StandingPoint } from '@baro/proto/baro/reporting/v1/standings';
import { findPoints } from '../../store/measure-store.ts';
import type { Standing } from './open-standing.ts';

/** Values of counted criteria in the windows shown, the earliest first, of the units together; by code of the criterion. */
export async function showPoints(
  { em }: CallContext,
  { windows }: Standing,
  measured: readonly Measured[],
  unitIds: readonly string[],
): Promise<Map<string, StandingPoint[]>> {
  const codes = measured.map(({ definition }) => definition.code);
  const rows = await findPoints(em, { windows, codes, unitIds });
  const found = new Map(rows.map((row) => [`${row.code} ${row.fromDate}`, row]));
  return new Map(
    measured.map(({ criterion, definition }) => [
      criterion.code,
      windows.toReversed().map(({ fromDate }) => {
        const row = found.get(`${definition.code} ${fromDate}`);
        const value = row && writeDecimal(valueOf(row, definition));
        const { counted = 0, among } = row ?? {};
        return StandingPoint.fromPartial({ fromDate, value: value ?? '', counted, among: among ?? 0 });
      }),
    ]),
  );
}
