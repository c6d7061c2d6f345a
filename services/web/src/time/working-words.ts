import { spanOf } from '../item/path-steps.ts';
import type { Messages } from '../i18n/vi/index.ts';

/** Working minutes in words of office days, hours and minutes. */
export function workingTime(workingMinutes: number, m: Messages): string {
  const { days, hours, minutes } = spanOf(workingMinutes);
  return m.time.workingTime(days, hours, minutes);
}
