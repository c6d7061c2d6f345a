import type { ReasonRow } from '@baro/chassis';

/** Refusals of the identity store; spread into the service's reasons. */
export const identityReasons = {
  PARTY_NOT_FOUND: {
    code: 'NOT_FOUND',
    en: 'There is no such party of this case.',
    vi: 'Không tìm thấy người này trong vụ việc.',
  },
  IDENTITY_SEALED: {
    code: 'PERMISSION_DENIED',
    en: 'The identity is sealed; the head who decides the case grants its opening to a named person.',
    vi: 'Danh tính được giữ bí mật; chỉ người được người đứng đầu giải quyết vụ việc cho phép đích danh mới được xem.',
  },
  IDENTITY_FORGOTTEN: {
    code: 'FAILED_PRECONDITION',
    en: 'The identities of this case were destroyed at the end of their retention.',
    vi: 'Danh tính trong vụ việc này đã được hủy khi hết thời hạn lưu giữ.',
  },
  GRANTEE_NOT_FOUND: {
    code: 'NOT_FOUND',
    en: 'There is no such person with a post today.',
    vi: 'Không có người này đang giữ chức danh tại thời điểm hiện tại.',
  },
  GRANTEE_BARRED: {
    code: 'FAILED_PRECONDITION',
    en: 'The denounced person, and whoever works in that person’s unit, can never be granted the identity.',
    vi: 'Không được cho phép người bị tố cáo hoặc người cùng đơn vị với người bị tố cáo xem danh tính.',
  },
  GRANT_NOT_FOUND: {
    code: 'NOT_FOUND',
    en: 'There is no such grant in this case.',
    vi: 'Không tìm thấy lượt cho phép này trong vụ việc.',
  },
  GRANT_ENDED: {
    code: 'FAILED_PRECONDITION',
    en: 'The grant has ended or was revoked already.',
    vi: 'Lượt cho phép này đã hết hạn hoặc đã bị thu hồi.',
  },
} as const satisfies Record<string, ReasonRow>;
