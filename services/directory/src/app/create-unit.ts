import { AppError, FieldCheck, newId, type CallContext } from '@baro/chassis';
import { localDateOf } from '@baro/directory-client';
import {
  Unit,
  type CreateUnitRequest,
  type CreateUnitResponse,
} from '@baro/proto/baro/directory/v1/directory';
import { checkUnit } from '../domain/checks.ts';
import { createUnit as makeUnit, isInForce } from '../domain/unit.ts';
import { findRow } from '../store/aggregate-store.ts';
import { readWholeUnit } from './get-unit.ts';
import { administer, type House } from './house.ts';
import { refuse } from './refusals.ts';

/** Creates a unit below one in force; codes are unique on every date. */
export async function createUnit(
  house: House,
  request: CreateUnitRequest,
  ctx: CallContext,
): Promise<CreateUnitResponse> {
  const unit = request.unit ?? Unit.create();
  const check = new FieldCheck();
  checkUnit(check, 'unit', unit);
  check.throwIfAny();
  return administer(house, ctx, request, async (changes, asker) => {
    const begins = unit.validFrom || localDateOf(ctx.now);
    if (unit.parentId !== '') {
      const parent = await findRow(changes.em, 'unit', unit.parentId, { lock: true });
      if (!parent) throw new AppError('UNIT_NOT_FOUND');
      if (!isInForce(parent, begins)) {
        refuse(
          'unit.parentId',
          'NOT_IN_FORCE',
          'is not in force then',
          'đơn vị cấp trên không hoạt động vào lúc đó',
        );
      }
    }
    const stored = await changes.save('unit', 'create', { row: makeUnit(newId(), unit) });
    return { unit: await readWholeUnit(changes.em, stored.id, begins, asker) };
  });
}
