import { AppError, FieldCheck, type CallContext } from '@baro/chassis';
import type { EndHoldingRequest, EndHoldingResponse } from '@baro/proto/baro/directory/v1/directory';
import { checkDate, checkId } from '../domain/checks.ts';
import { checkEarlierEnd } from '../domain/delegation.ts';
import { findRow } from '../store/aggregate-store.ts';
import { administer, type House } from './house.ts';

/** Ends a holding on a day; an end it has can only be brought forward. */
export async function endHolding(
  house: House,
  request: EndHoldingRequest,
  ctx: CallContext,
): Promise<EndHoldingResponse> {
  const form = new FieldCheck();
  checkId(form, 'id', request.id);
  checkDate(form, 'validTo', request.validTo);
  form.throwIfAny();
  return administer(house, ctx, request, async (changes) => {
    const before = await findRow(changes.em, 'holding', request.id, { lock: true });
    if (!before) throw new AppError('HOLDING_NOT_FOUND');
    const check = new FieldCheck();
    checkEarlierEnd(check, 'validTo', before, request.validTo);
    check.throwIfAny();
    const row = { ...before, validTo: request.validTo };
    const holding = await changes.save('holding', 'end', { before, row });
    const person = await findRow(changes.em, 'person', holding.personId);
    return { holding: { ...holding, personName: person?.fullName ?? '' } };
  });
}
