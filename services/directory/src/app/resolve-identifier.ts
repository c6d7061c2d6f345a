import { AppError, FieldCheck, type CallContext } from '@baro/chassis';
import type {
  ResolveIdentifierRequest,
  ResolveIdentifierResponse,
} from '@baro/proto/baro/directory/v1/directory';
import { findCurrentUnitIds, findIdentifier, readIdentifiers, readUnitLines } from '../store/unit-store.ts';
import { asOfDate, askerOf, type House } from './house.ts';
import { toUnit } from './to-unit.ts';

/** The unit of an identifier, also of one that has ended: peers still send to it (domain-law.md §9). */
export async function resolveIdentifier(
  house: House,
  request: ResolveIdentifierRequest,
  ctx: CallContext,
): Promise<ResolveIdentifierResponse> {
  const check = new FieldCheck();
  if (check.required('code', request.code)) check.text('code', request.code, 35);
  check.isoDate('asOf', request.asOf);
  check.throwIfAny();
  const asOf = asOfDate(ctx, request.asOf);
  const asker = await askerOf(house, ctx);
  const identifier = await findIdentifier(ctx.em, request.code.trim().toUpperCase(), asOf);
  if (!identifier) throw new AppError('IDENTIFIER_NOT_FOUND');
  const currentIds = await findCurrentUnitIds(ctx.em, identifier.unitId, asOf);
  const lines = await readUnitLines(ctx.em, [identifier.unitId, ...currentIds], asOf);
  const own = lines.find((line) => line.id === identifier.unitId);
  return {
    unit: own && toUnit(own, asker),
    currentUnits: lines.filter((line) => currentIds.includes(line.id)).map((line) => toUnit(line, asker)),
    identifiers: await readIdentifiers(ctx.em, identifier.unitId),
  };
}
