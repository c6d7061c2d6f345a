import type { FieldCheck } from '@baro/chassis';
import { addDays, DelegationKind } from '@baro/directory-client';
import type { Delegation } from '@baro/proto/baro/directory/v1/directory';
import { checkDate, checkId, checkSpan } from './checks.ts';

/** Form of a delegation; signing authority must say what, by which document and until when (NĐ 30/2020 Đ.13). */
export function checkDelegation(check: FieldCheck, path: string, delegation: Delegation): void {
  check.range(`${path}.kind`, delegation.kind, DelegationKind.ABSENCE, DelegationKind.SIGNING);
  checkId(check, `${path}.postId`, delegation.postId);
  checkId(check, `${path}.personId`, delegation.personId);
  check.text(`${path}.scope`, delegation.scope, 1000);
  check.text(`${path}.legalBasis`, delegation.legalBasis, 500);
  checkSpan(check, path, delegation, { fromRequired: true });
  if (delegation.kind !== DelegationKind.SIGNING) return;
  check.required(`${path}.scope`, delegation.scope);
  check.required(`${path}.legalBasis`, delegation.legalBasis);
  check.required(`${path}.validTo`, delegation.validTo);
}

/** A holder cannot give rights for days gone by; the administrator may record what was given on paper. */
export function checkNotBackdated(check: FieldCheck, field: string, date: string, today: string): void {
  if (date < today) check.add(field, 'IN_THE_PAST', 'lies in the past', 'không được trước ngày hôm nay');
}

/** An end can be brought forward, never put off; the last day may be yesterday, so that it ends at once. */
export function checkEarlierEnd(
  check: FieldCheck,
  field: string,
  span: { readonly validFrom: string; readonly validTo: string },
  validTo: string,
): void {
  checkDate(check, field, validTo);
  if (validTo < span.validFrom) {
    check.add(field, 'BEFORE_START', 'is before the first day', 'phải từ ngày bắt đầu trở đi');
  }
  if (span.validTo !== '' && validTo > span.validTo) {
    check.add(field, 'AFTER_END', 'is after the last day it has', 'không được sau ngày kết thúc đã có');
  }
}

/** The earliest last day that does not reach back further than "at once". */
export function earliestEnd(today: string): string {
  return addDays(today, -1);
}
