import { defineReasons } from '@baro/chassis';

/** Every refusal of the directory beyond the common ones. */
export const directoryReasons = defineReasons('directory', {
  UNIT_NOT_FOUND: {
    code: 'NOT_FOUND',
    en: 'There is no such unit.',
    vi: 'Không tìm thấy đơn vị.',
  },
  UNIT_CODE_TAKEN: {
    code: 'ALREADY_EXISTS',
    en: 'Another unit bears this code at that time.',
    vi: 'Mã đơn vị đã được đơn vị khác dùng trong thời gian đó.',
  },
  UNIT_CLOSED: {
    code: 'FAILED_PRECONDITION',
    en: 'The unit has ended by then.',
    vi: 'Đơn vị đã kết thúc hoạt động vào thời điểm đó.',
  },
  POST_NOT_FOUND: {
    code: 'NOT_FOUND',
    en: 'There is no such post.',
    vi: 'Không tìm thấy chức danh.',
  },
  POST_HELD: {
    code: 'FAILED_PRECONDITION',
    en: 'Somebody holds the post in that time.',
    vi: 'Chức danh đang có người giữ trong thời gian đó.',
  },
  PERSON_NOT_FOUND: {
    code: 'NOT_FOUND',
    en: 'There is no such person.',
    vi: 'Không tìm thấy cán bộ.',
  },
  ACCOUNT_TAKEN: {
    code: 'ALREADY_EXISTS',
    en: 'The account is bound to someone else.',
    vi: 'Tài khoản đã gắn với người hoặc hệ thống khác.',
  },
  HOLDING_NOT_FOUND: {
    code: 'NOT_FOUND',
    en: 'There is no such holding of a post.',
    vi: 'Không tìm thấy việc giữ chức danh này.',
  },
  DELEGATION_NOT_FOUND: {
    code: 'NOT_FOUND',
    en: 'There is no such delegation.',
    vi: 'Không tìm thấy ủy quyền.',
  },
  DELEGATION_NOT_OWN: {
    code: 'PERMISSION_DENIED',
    en: 'Only the holder of a post may delegate it.',
    vi: 'Chỉ người giữ chức danh mới được ủy quyền chức danh đó.',
  },
  REDELEGATION_FORBIDDEN: {
    code: 'PERMISSION_DENIED',
    en: 'What was delegated may not be delegated on (NĐ 30/2020 Đ.13).',
    vi: 'Người được ủy quyền không được ủy quyền lại (NĐ 30/2020 Đ.13).',
  },
  IDENTIFIER_NOT_FOUND: {
    code: 'NOT_FOUND',
    en: 'No unit has this identifier.',
    vi: 'Không có đơn vị nào mang mã định danh này.',
  },
  IDENTIFIER_TAKEN: {
    code: 'ALREADY_EXISTS',
    en: 'Another unit has this identifier at that time.',
    vi: 'Mã định danh đã thuộc đơn vị khác trong thời gian đó.',
  },
  LEGAL_TERM_NOT_FOUND: {
    code: 'NOT_FOUND',
    en: 'No row of this legal term is in force at the start event.',
    vi: 'Không có quy định thời hạn nào có hiệu lực vào ngày bắt đầu.',
  },
  LEGAL_TERM_OVERLAP: {
    code: 'FAILED_PRECONDITION',
    en: 'Another row of this legal term is in force in that time.',
    vi: 'Đã có quy định khác của thời hạn này trong thời gian đó.',
  },
  CALENDAR_MISSING: {
    code: 'FAILED_PRECONDITION',
    en: 'The working calendar of {year} is not loaded.',
    vi: 'Chưa có lịch làm việc năm {year}.',
  },
  IMPORT_TOO_LARGE: {
    code: 'INVALID_ARGUMENT',
    en: 'An import holds at most {max} rows.',
    vi: 'Mỗi lần nạp tối đa {max} dòng.',
  },
});
