import type { status } from '@grpc/grpc-js';

/** Names of the gRPC codes. */
export type GrpcCode = keyof typeof status;

/** One refusal: its gRPC code, a sentence for developers and one for staff. `{key}` is filled from metadata. */
export interface ReasonRow {
  code: GrpcCode;
  en: string;
  vi: string;
}

/** All reasons of a service. */
export interface ReasonTable {
  /** `<service>.baro`, the domain of the ErrorInfo. */
  domain: string;
  rows: Record<string, ReasonRow>;
}

/** Reasons every service has. */
export const commonReasons = {
  FIELD_INVALID: {
    code: 'INVALID_ARGUMENT',
    en: 'One or more fields are invalid.',
    vi: 'Có trường chưa đúng, xem từng trường.',
  },
  PERMISSION_DENIED: {
    code: 'PERMISSION_DENIED',
    en: 'The caller may not do this.',
    vi: 'Bạn không có quyền thực hiện việc này.',
  },
  UNAUTHENTICATED: {
    code: 'UNAUTHENTICATED',
    en: 'A valid access token is required.',
    vi: 'Bạn cần đăng nhập lại.',
  },
  CALLER_UNKNOWN: {
    code: 'PERMISSION_DENIED',
    en: 'The account is not bound to a person or system in the directory.',
    vi: 'Tài khoản chưa được gắn với cán bộ hoặc hệ thống nào trong danh bạ.',
  },
  REQUEST_ID_REUSED: {
    code: 'INVALID_ARGUMENT',
    en: 'This request_id was used for another request.',
    vi: 'Mã yêu cầu đã dùng cho một yêu cầu khác.',
  },
  PAGE_TOKEN_INVALID: {
    code: 'INVALID_ARGUMENT',
    en: 'The page token does not belong to these arguments.',
    vi: 'Trang không còn hợp lệ, hãy mở lại danh sách.',
  },
  ETAG_STALE: {
    code: 'ABORTED',
    en: 'The resource has changed since it was read.',
    vi: 'Nội dung vừa được người khác thay đổi, hãy tải lại.',
  },
  MESSAGE_TOO_LARGE: {
    code: 'RESOURCE_EXHAUSTED',
    en: 'The message is too large.',
    vi: 'Nội dung gửi lên quá lớn.',
  },
  DEADLINE_EXCEEDED: {
    code: 'DEADLINE_EXCEEDED',
    en: 'The deadline passed before the call ended; nothing was changed.',
    vi: 'Quá thời gian chờ; chưa có gì thay đổi.',
  },
  UNAVAILABLE: {
    code: 'UNAVAILABLE',
    en: 'The service cannot answer now, try again.',
    vi: 'Hệ thống tạm thời bận, hãy thử lại.',
  },
  OVERLOADED: {
    code: 'UNAVAILABLE',
    en: 'Too many calls wait already; nothing was changed, try again in a while.',
    vi: 'Hệ thống đang quá tải; chưa có gì thay đổi, hãy thử lại sau ít phút.',
  },
  INTERNAL: {
    code: 'INTERNAL',
    en: 'An internal error occurred.',
    vi: 'Hệ thống gặp lỗi, đã ghi nhận để xử lý.',
  },
  DEAD_LETTER_NOT_FOUND: {
    code: 'NOT_FOUND',
    en: 'There is no such dead letter.',
    vi: 'Không tìm thấy sự kiện lỗi này.',
  },
} as const satisfies Record<string, ReasonRow>;

/** Declares a service's reasons; the common ones are added. */
export function defineReasons(service: string, rows: Record<string, ReasonRow>): ReasonTable {
  return { domain: `${service}.baro`, rows: { ...commonReasons, ...rows } };
}
