import { AppError, FieldCheck, newId, type CallContext } from '@baro/chassis';
import {
  Identifier,
  type AddIdentifierRequest,
  type AddIdentifierResponse,
} from '@baro/proto/baro/directory/v1/directory';
import { checkIdentifier } from '../domain/checks.ts';
import { findRow } from '../store/aggregate-store.ts';
import { administer, type House } from './house.ts';

/** Adds an identifier. It is never changed: another form is another row (QĐ 20/2020/QĐ-TTg Đ.8). */
export async function addIdentifier(
  house: House,
  request: AddIdentifierRequest,
  ctx: CallContext,
): Promise<AddIdentifierResponse> {
  const asked = request.identifier ?? Identifier.create();
  const check = new FieldCheck();
  checkIdentifier(check, 'identifier', asked);
  check.throwIfAny();
  return administer(house, ctx, request, async (changes) => {
    const unit = await findRow(changes.em, 'unit', asked.unitId);
    if (!unit) throw new AppError('UNIT_NOT_FOUND');
    const row = { ...asked, id: newId(), unitId: unit.id };
    const identifier = await changes.save('identifier', 'create', { row });
    return { identifier };
  });
}
