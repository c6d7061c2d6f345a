import { addDays } from '@baro/directory-client';
import type { IsoDate } from '@baro/directory-client';
import type { FieldCheck } from '@baro/chassis';

const maxDays = 366;

/** Both days are there, in their order and not too far apart. */
export function checkPeriod(check: FieldCheck, fromDate: string, toDate: string): void {
  for (const [name, value] of Object.entries({ fromDate, toDate })) {
    if (check.required(name, value)) check.isoDate(name, value);
  }
  if (check.violations.length > 0) return;
  if (toDate < fromDate) {
    check.add('toDate', 'BEFORE_START', 'is before the first day', 'trước ngày đầu');
  } else if (toDate > addDays(fromDate, maxDays)) {
    check.add('toDate', 'TOO_LONG', `is more than ${maxDays} days away`, `quá ${maxDays} ngày`);
  }
}

/** A date as people here write it. */
export function dayWords(date: IsoDate): string {
  return date.split('-').toReversed().join('/');
}
