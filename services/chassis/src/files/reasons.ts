import type { ReasonRow } from '../errors/reasons.ts';

/** Refusals of a service that keeps files, to be spread into its own. */
export const fileReasons = {
  DOCUMENT_CLASSIFIED: {
    code: 'FAILED_PRECONDITION',
    en: 'Classified documents must not enter this system; use the separate register of secrets.',
    vi: 'Văn bản có độ mật không được đưa vào hệ thống này; hãy đăng ký ở sổ văn bản mật riêng.',
  },
  ATTACHMENT_NOT_FOUND: {
    code: 'NOT_FOUND',
    en: 'There is no such file.',
    vi: 'Không tìm thấy tệp này.',
  },
  ATTACHMENT_TOO_LARGE: {
    code: 'RESOURCE_EXHAUSTED',
    en: 'The file is larger than {max} bytes.',
    vi: 'Tệp vượt quá dung lượng cho phép ({max} byte).',
  },
  ATTACHMENT_TYPE_REFUSED: {
    code: 'FAILED_PRECONDITION',
    en: 'Files of this content are not taken.',
    vi: 'Nội dung tệp không thuộc loại được nhận.',
  },
  ATTACHMENT_EMPTY: {
    code: 'INVALID_ARGUMENT',
    en: 'The file is empty.',
    vi: 'Tệp rỗng.',
  },
  ATTACHMENT_HASH_WRONG: {
    code: 'INVALID_ARGUMENT',
    en: 'The file arrived with another SHA-256 than stated.',
    vi: 'Tệp nhận được không khớp mã kiểm tra, hãy gửi lại.',
  },
} as const satisfies Record<string, ReasonRow>;
