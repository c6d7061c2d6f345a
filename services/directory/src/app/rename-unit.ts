import { AppError, FieldCheck, type CallContext } from '@baro/chassis';
import type { RenameUnitRequest, RenameUnitResponse } from '@baro/proto/baro/directory/v1/directory';
import { checkDate, checkId, checkText } from '../domain/checks.ts';
import { isInForce, renameUnit as rename } from '../domain/unit.ts';
import { findRow } from '../store/aggregate-store.ts';
import { readSubtreeIds } from '../store/unit-store.ts';
import type { Changes } from './changes.ts';
import { readWholeUnit } from './get-unit.ts';
import { administer, type House } from './house.ts';
import { refuse } from './refusals.ts';

/** Gives a unit another name, symbol or place from a day on. */
export async function renameUnit(
  house: House,
  request: RenameUnitRequest,
  ctx: CallContext,
): Promise<RenameUnitResponse> {
  checkForm(request);
  return administer(house, ctx, request, async (changes, asker) => {
    const before = await findRow(changes.em, 'unit', request.id, { lock: true });
    if (!before) throw new AppError('UNIT_NOT_FOUND');
    if (request.etag !== '' && request.etag !== String(before.version)) throw new AppError('ETAG_STALE');
    const { effectiveDate, legalRef } = request;
    if (before.validTo !== '' && before.validTo < effectiveDate) throw new AppError('UNIT_CLOSED');
    if (request.parentId !== '') await checkParent(changes, request);
    const row = rename(before, request);
    if (!row) {
      refuse(
        'effectiveDate',
        'NOT_AFTER_LAST_CHANGE',
        'is not after the last change',
        'phải sau lần thay đổi gần nhất',
      );
    }
    await changes.saveAll('unit', 'rename', [{ before, row }], { effectiveDate, legalRef });
    return { unit: await readWholeUnit(changes.em, request.id, effectiveDate, asker) };
  });
}

function checkForm(request: RenameUnitRequest): void {
  const check = new FieldCheck();
  checkId(check, 'id', request.id);
  check.text('name', request.name, 300);
  check.text('symbol', request.symbol, 50);
  check.uuid('parentId', request.parentId);
  checkDate(check, 'effectiveDate', request.effectiveDate);
  checkText(check, 'legalRef', request.legalRef, 500);
  if (request.name.trim() === '' && request.symbol === '' && request.parentId === '') {
    check.required('name', '');
  }
  check.throwIfAny();
}

/** The unit above must exist then and not lie below the unit itself. */
async function checkParent(
  changes: Changes,
  { id, parentId, effectiveDate }: RenameUnitRequest,
): Promise<void> {
  const parent = await findRow(changes.em, 'unit', parentId, { lock: true });
  if (!parent) throw new AppError('UNIT_NOT_FOUND');
  if (!isInForce(parent, effectiveDate)) {
    refuse('parentId', 'NOT_IN_FORCE', 'is not in force then', 'đơn vị cấp trên không hoạt động vào lúc đó');
  }
  if ((await readSubtreeIds(changes.em, [id], effectiveDate)).includes(parentId)) {
    refuse(
      'parentId',
      'BELOW_ITSELF',
      'lies below the unit',
      'đơn vị cấp trên không được thuộc chính đơn vị này',
    );
  }
}
