import type { Session } from '@baro/directory-client';
import { AppError, FieldCheck, checkId, isIsoDate } from '@baro/chassis';
import type { RegisterKind } from '@baro/proto/baro/documents/v1/resources';
import { daysBetween, maySeeBook, treeOfUnit } from '@baro/directory-client';
import { isKeptRegister } from '../domain/register-columns.ts';
import type { KeptRegister } from '../domain/register-columns.ts';

/** Longest period of one list or file. */
const maxDays = 366;

/** What is asked of a register. */
export interface RegisterRequest {
  kind: RegisterKind;
  unitId: string;
  dateFrom: string;
  dateTo: string;
}

/** The same, checked. */
export interface RegisterQuery {
  kind: KeptRegister;
  unitId: string;
  from: string;
  to: string;
}

/**
 * Checks what is asked and whether the caller may see the whole book of the unit.
 * @throws AppError FIELD_INVALID, PERMISSION_DENIED
 */
export function checkRegister(
  session: Session,
  request: RegisterRequest,
  more?: (check: FieldCheck) => void,
): RegisterQuery {
  const { kind, unitId, dateFrom: from, dateTo: to } = request;
  const check = new FieldCheck();
  checkId(check, 'unitId', unitId);
  if (!isKeptRegister(kind)) check.add('kind', 'REQUIRED', 'is not a register', 'chưa chọn sổ');
  for (const [field, date] of [
    ['dateFrom', from],
    ['dateTo', to],
  ] as const) {
    if (check.required(field, date)) check.isoDate(field, date);
  }
  if (isIsoDate(from) && isIsoDate(to)) checkPeriod(check, from, to);
  more?.(check);
  check.throwIfAny();
  const treeId = treeOfUnit(session, unitId);
  const allowed = maySeeBook(session.reach, { unitId, treeId });
  if (!allowed || !isKeptRegister(kind)) throw new AppError('PERMISSION_DENIED');
  return { kind, unitId, from, to };
}

function checkPeriod(check: FieldCheck, from: string, to: string): void {
  const days = daysBetween(from, to);
  if (days < 0) check.add('dateTo', 'BEFORE_START', 'is before dateFrom', 'trước ngày bắt đầu');
  if (days > maxDays) {
    check.add(
      'dateTo',
      'PERIOD_TOO_LONG',
      `is more than ${maxDays} days later`,
      `cách ngày bắt đầu quá ${maxDays} ngày`,
    );
  }
}
