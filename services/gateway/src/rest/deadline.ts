import type { IncomingMessage } from 'node:http';
import { AppError } from '@baro/chassis';

/** Header by which a client shortens or lengthens its deadline, milliseconds. */
export const timeoutHeader = 'x-timeout-ms';

/** When the call must have ended. @throws AppError FIELD_INVALID for a header that is no whole number of milliseconds. */
export function deadlineOf(request: IncomingMessage, defaultMs: number, maxMs: number): number {
  const header = request.headers[timeoutHeader];
  if (header === undefined) return Date.now() + defaultMs;
  // Up to nine digits, no sign.
  if (typeof header !== 'string' || !/^[1-9]\d{0,8}$/.test(header)) {
    const fault = {
      field: 'X-Timeout-Ms',
      rule: 'NOT_AN_INTEGER',
      en: 'is not a whole number of milliseconds',
      vi: 'không phải số mili giây',
    };
    throw new AppError('FIELD_INVALID', { fields: [fault] });
  }
  return Date.now() + Math.min(Number(header), maxMs);
}
