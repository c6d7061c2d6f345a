import { AppError, commonReasons, toGrpcFault } from '@baro/chassis';
import type { ReasonTable } from '@baro/chassis';

const reasons: ReasonTable = {
  domain: 'conformance.baro',
  rows: {
    ...commonReasons,
    RESOURCE_EXHAUSTED: { code: 'RESOURCE_EXHAUSTED', en: 'Too many calls.', vi: 'Quá nhiều yêu cầu.' },
    EVENT_CURSOR_INVALID: {
      code: 'FAILED_PRECONDITION',
      en: 'The cursor is not of this feed as it stands now.',
      vi: 'Vị trí đọc không thuộc luồng sự kiện hiện tại.',
    },
  },
};

type Fault = ReturnType<typeof toGrpcFault>;

/** A refusal as Baro sends it. */
export function fault(reason: string, retryAfterSeconds?: number): Fault {
  const fields =
    reason === 'FIELD_INVALID'
      ? [{ field: 'document.subject', rule: 'TOO_LONG', en: 'is too long', vi: 'quá dài' }]
      : [];
  return toGrpcFault(
    new AppError(reason, { fields, ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }) }),
    reasons,
  );
}
