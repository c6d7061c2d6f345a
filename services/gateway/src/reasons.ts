import { defineReasons } from '@baro/chassis';

/** Refusals of the gateway itself; a service's own come with their sentences from the service. */
export const reasons = defineReasons('gateway', {
  ROUTE_NOT_FOUND: {
    code: 'NOT_FOUND',
    en: 'There is no such address.',
    vi: 'Không có địa chỉ này.',
  },
  METHOD_NOT_ALLOWED: {
    code: 'UNIMPLEMENTED',
    en: 'This address does not take {method}.',
    vi: 'Địa chỉ này không nhận {method}.',
  },
  SERVICE_UNKNOWN: {
    code: 'NOT_FOUND',
    en: 'There is no service {service}.',
    vi: 'Không có dịch vụ {service}.',
  },
  BODY_MALFORMED: {
    code: 'INVALID_ARGUMENT',
    en: 'The body is not a JSON object in UTF-8.',
    vi: 'Nội dung gửi lên không phải một đối tượng JSON mã UTF-8.',
  },
  CONTENT_TYPE_UNSUPPORTED: {
    code: 'INVALID_ARGUMENT',
    en: 'The body must be application/json without content encoding.',
    vi: 'Nội dung gửi lên phải là application/json và không nén.',
  },
  CSRF_TOKEN_WRONG: {
    code: 'PERMISSION_DENIED',
    en: 'The request did not come from these pages; reload them.',
    vi: 'Yêu cầu không đến từ trang này, hãy tải lại trang.',
  },
  RESOURCE_EXHAUSTED: {
    code: 'RESOURCE_EXHAUSTED',
    en: 'Too many requests; try again in {seconds} s.',
    vi: 'Quá nhiều yêu cầu, hãy thử lại sau {seconds} giây.',
  },
  LIVE_CONNECTIONS_EXHAUSTED: {
    code: 'RESOURCE_EXHAUSTED',
    en: 'Too many live connections; close some pages.',
    vi: 'Quá nhiều trang đang mở cùng lúc, hãy đóng bớt.',
  },
  RPC_UNKNOWN: {
    code: 'UNIMPLEMENTED',
    en: 'The service does not know this call.',
    vi: 'Dịch vụ không biết lệnh này.',
  },
  CALL_CANCELLED: {
    code: 'CANCELLED',
    en: 'The call was cancelled.',
    vi: 'Lệnh đã bị hủy.',
  },
  SIGN_ON_STATE_WRONG: {
    code: 'PERMISSION_DENIED',
    en: 'This sign-on was not begun in this browser, or is too old. Sign in again.',
    vi: 'Lượt đăng nhập này không bắt đầu từ trình duyệt này hoặc đã quá hạn. Hãy đăng nhập lại.',
  },
  SIGN_ON_REFUSED: {
    code: 'PERMISSION_DENIED',
    en: 'The sign-on was refused or cancelled.',
    vi: 'Đăng nhập bị từ chối hoặc đã hủy.',
  },
  SIGN_ON_FAILED: {
    code: 'UNAVAILABLE',
    en: 'The sign-on could not be completed. Try again.',
    vi: 'Chưa hoàn tất được đăng nhập. Hãy thử lại.',
  },
  PAGES_MISSING: {
    code: 'UNAVAILABLE',
    en: 'The pages are not built.',
    vi: 'Giao diện chưa được tạo.',
  },
});
