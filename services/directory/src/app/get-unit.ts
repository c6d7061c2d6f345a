import { AppError, FieldCheck, type CallContext } from '@baro/chassis';
import type { GetUnitRequest, GetUnitResponse, Unit } from '@baro/proto/baro/directory/v1/directory';
import type { EntityManager } from '@mikro-orm/postgresql';
import { checkId } from '../domain/checks.ts';
import type { Asker } from '../domain/policy.ts';
import { readNames } from '../store/unit-names-store.ts';
import { readIdentifiers, readSuccessions, readUnitLines } from '../store/unit-store.ts';
import { asOfDate, askerOf, type House } from './house.ts';
import { toUnit } from './to-unit.ts';

/** A unit as it stood on the date, with everything it was called, came from and became. */
export async function getUnit(
  house: House,
  request: GetUnitRequest,
  ctx: CallContext,
): Promise<GetUnitResponse> {
  const check = new FieldCheck();
  checkId(check, 'id', request.id);
  check.isoDate('asOf', request.asOf);
  check.throwIfAny();
  const asker = await askerOf(house, ctx);
  return { unit: await readWholeUnit(ctx.em, request.id, asOfDate(ctx, request.asOf), asker) };
}

/** @throws AppError UNIT_NOT_FOUND */
export async function readWholeUnit(
  em: EntityManager,
  id: string,
  asOf: string,
  asker: Asker,
): Promise<Unit> {
  const [line] = await readUnitLines(em, [id], asOf);
  if (!line) throw new AppError('UNIT_NOT_FOUND');
  const successions = await readSuccessions(em, [id]);
  return {
    ...toUnit(line, asker),
    names: (await readNames(em, [id])).get(id) ?? [],
    predecessors: successions.filter((row) => row.successorId === line.id),
    successors: successions.filter((row) => row.predecessorId === line.id),
    identifiers: await readIdentifiers(em, id),
  };
}
