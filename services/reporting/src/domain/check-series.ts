import { checkEnum } from '@baro/chassis';
import type { FieldCheck } from '@baro/chassis';
import { addMonths } from '@baro/directory-client';
import type { IsoDate } from '@baro/directory-client';
import { PeriodKind, UnitGroup } from '@baro/proto/baro/reporting/v1/resources';
import { UnitBasis } from '@baro/proto/baro/reporting/v1/series';
import type { GetIndicatorSeriesRequest } from '@baro/proto/baro/reporting/v1/series';
import { checkCode } from './check-definition.ts';

/** Most units of one series: more lines than these tell nobody anything. */
const maxUnits = 10;
const usualMonths = 5 * 12;
/** A little more than the ten years a leader looks back. */
const maxMonths = 11 * 12;

/** Faults of what is asked of a series, today being known. */
export function checkSeries(check: FieldCheck, request: GetIndicatorSeriesRequest, today: IsoDate): void {
  checkCode(check, 'code', request.code);
  check.required('periodKind', request.periodKind || undefined);
  checkEnum(check, 'periodKind', request.periodKind, PeriodKind);
  checkEnum(check, 'unitBasis', request.unitBasis, UnitBasis);
  checkDays(check, request, today);
  checkUnits(check, request.unitIds);
  request.unitGroups.forEach((group, at, all) => {
    const field = `unitGroups[${at}]`;
    check.required(field, group || undefined);
    checkEnum(check, field, group, UnitGroup);
    if (all.indexOf(group) < at) check.add(field, 'TWICE', 'comes twice', 'bị trùng');
  });
}

/** Days of a series where they are not said: to today, five years long. */
export function daysOfSeries(
  { fromDate, toDate }: Pick<GetIndicatorSeriesRequest, 'fromDate' | 'toDate'>,
  today: IsoDate,
): { fromDate: IsoDate; toDate: IsoDate } {
  const to = toDate || today;
  return { fromDate: fromDate || addMonths(to, -usualMonths), toDate: to };
}

function checkDays(check: FieldCheck, request: GetIndicatorSeriesRequest, today: IsoDate): void {
  const before = check.violations.length;
  check.isoDate('fromDate', request.fromDate);
  check.isoDate('toDate', request.toDate);
  if (check.violations.length > before) return;
  const { fromDate, toDate } = daysOfSeries(request, today);
  if (fromDate > toDate) {
    check.add('toDate', 'BEFORE_START', 'is before from_date', 'trước ngày bắt đầu');
  } else if (toDate > addMonths(fromDate, maxMonths)) {
    check.add('toDate', 'TOO_LONG', 'is more than 11 years after from_date', 'cách ngày bắt đầu quá 11 năm');
  }
}

function checkUnits(check: FieldCheck, unitIds: readonly string[]): void {
  if (unitIds.length > maxUnits) {
    check.add('unitIds', 'TOO_MANY', `are more than ${maxUnits}`, `quá ${maxUnits} đơn vị`);
    return;
  }
  unitIds.forEach((id, at) => {
    const field = `unitIds[${at}]`;
    if (check.required(field, id)) check.uuid(field, id);
    if (unitIds.indexOf(id) < at) check.add(field, 'TWICE', 'comes twice', 'bị trùng');
  });
}
