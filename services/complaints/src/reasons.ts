import { defineReasons } from '@baro/chassis';
import { successionReasons } from '@baro/directory-client';

/** Every refusal of this service; those every service has are added by the chassis. */
export const reasons = defineReasons('complaints', {
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
  RECEIVER_BARRED: {
    code: 'FAILED_PRECONDITION',
    en: 'The letter cannot go to the denounced person or to whoever works in that person’s unit.',
    vi: 'Không được chuyển đơn cho người bị tố cáo hoặc người cùng đơn vị với người bị tố cáo.',
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
  LETTER_NOT_FOUND: {
    code: 'NOT_FOUND',
    en: 'There is no such letter, or it is not yours to see.',
    vi: 'Không tìm thấy đơn này, hoặc bạn không được xem đơn.',
  },
  RECEIPT_NOT_FOUND: {
    code: 'NOT_FOUND',
    en: 'There is no such receipt.',
    vi: 'Không tìm thấy phiếu này.',
  },
  RECEIPT_WRONG: {
    code: 'NOT_FOUND',
    en: 'Code and secret do not belong together, the receipt has ended, or it was tried wrongly too often: then try again later.',
    vi: 'Mã phiếu và mã bí mật không khớp, phiếu đã hết hiệu lực, hoặc đã nhập sai quá nhiều lần: khi đó hãy thử lại sau.',
  },
  FORM_NOT_FOUND: {
    code: 'NOT_FOUND',
    en: 'The letter or visit has no such form.',
    vi: 'Đơn hoặc lượt tiếp này không có mẫu văn bản này.',
  },
  LETTER_STATE_WRONG: {
    code: 'FAILED_PRECONDITION',
    en: 'The letter is in state {state}; the act does not start from it.',
    vi: 'Trạng thái hiện tại của đơn không cho phép thao tác này, hãy tải lại.',
  },
  CONTENT_WRONG: {
    code: 'FAILED_PRECONDITION',
    en: 'The act is for letters of another content.',
    vi: 'Thao tác này không dùng cho loại đơn đã phân loại.',
  },
  PREVIOUS_NOT_FOUND: {
    code: 'NOT_FOUND',
    en: 'There is no such first complaint.',
    vi: 'Không tìm thấy vụ việc khiếu nại lần đầu này.',
  },
  FIRST_STATE_WRONG: {
    code: 'FAILED_PRECONDITION',
    en: 'The first complaint is not decided yet and its term has not ended, or its decision is beyond a second complaint.',
    vi: 'Khiếu nại lần đầu chưa được giải quyết và chưa hết thời hạn, hoặc quyết định không còn bị khiếu nại lần hai được.',
  },
  DISPOSAL_WRONG: {
    code: 'FAILED_PRECONDITION',
    en: 'The outcome does not follow from how the letter is classified.',
    vi: 'Cách xử lý không phù hợp với kết quả phân loại đơn.',
  },
  NOT_ACCEPTABLE: {
    code: 'FAILED_PRECONDITION',
    en: 'Only an eligible letter within the competence of the unit is accepted.',
    vi: 'Chỉ thụ lý đơn đủ điều kiện và thuộc thẩm quyền của đơn vị.',
  },
  COMPLAINT_LATE: {
    code: 'FAILED_PRECONDITION',
    en: 'The time for the complaint ended on {date} and no good reason is noted.',
    vi: 'Thời hạn khiếu nại đã hết ngày {date} mà chưa ghi lý do chính đáng.',
  },
  SIGNATURES_MISSING: {
    code: 'FAILED_PRECONDITION',
    en: 'Not everybody who stands behind the letter is named and has signed it.',
    vi: 'Chưa đủ tên và chữ ký của tất cả người đứng đơn.',
  },
  REPRESENTATIVES_WRONG: {
    code: 'FAILED_PRECONDITION',
    en: 'So many people are represented by {min} to {max}, appointed in writing.',
    vi: 'Số người này phải cử từ {min} đến {max} người đại diện bằng văn bản.',
  },
  DECIDER_WRONG: {
    code: 'FAILED_PRECONDITION',
    en: 'Who decides is a leader of the unit that received the letter.',
    vi: 'Người giải quyết phải là lãnh đạo của đơn vị đã tiếp nhận đơn.',
  },
  DIALOGUE_NEEDED: {
    code: 'FAILED_PRECONDITION',
    en: 'The law demands a dialogue before this decision, and none is recorded.',
    vi: 'Phải tổ chức đối thoại trước khi ra quyết định này, chưa có biên bản đối thoại.',
  },
  DIALOGUE_TOO_SOON: {
    code: 'FAILED_PRECONDITION',
    en: 'The parties had to be told of a dialogue at that time by {date}.',
    vi: 'Thông báo đối thoại vào thời điểm đó phải gửi chậm nhất ngày {date}.',
  },
  DIALOGUE_NOT_FOUND: {
    code: 'NOT_FOUND',
    en: 'No such dialogue was scheduled.',
    vi: 'Không có buổi đối thoại này.',
  },
  DIALOGUE_NOT_HELD: {
    code: 'FAILED_PRECONDITION',
    en: 'The dialogue is still to come, or is recorded already.',
    vi: 'Buổi đối thoại chưa diễn ra hoặc đã có biên bản.',
  },
  COMPLEXITY_LATE: {
    code: 'FAILED_PRECONDITION',
    en: 'The term has ended; it is determined to be complex before.',
    vi: 'Thời hạn giải quyết đã hết, việc xác định phức tạp phải làm trước đó.',
  },
  COMPLEXITY_DETERMINED: {
    code: 'FAILED_PRECONDITION',
    en: 'It is determined to be complex already.',
    vi: 'Vụ việc đã được xác định là phức tạp.',
  },
  TRANSFERRED_BEFORE: {
    code: 'FAILED_PRECONDITION',
    en: 'A denunciation of the same content was passed on before; it is passed on once only.',
    vi: 'Tố cáo có cùng nội dung đã được chuyển một lần, không chuyển lại.',
  },
  EVIDENCE_MISSING: {
    code: 'FAILED_PRECONDITION',
    en: 'It is taken up only with evidence of a violation.',
    vi: 'Chỉ thụ lý, xử lý khi có thông tin, tài liệu, chứng cứ về hành vi vi phạm.',
  },
  REPORT_MISSING: {
    code: 'FAILED_PRECONDITION',
    en: 'Who is to resolve it has not reported yet and still has the time to.',
    vi: 'Người có trách nhiệm giải quyết chưa báo cáo và vẫn còn thời hạn báo cáo.',
  },
  REPORT_REQUESTED: {
    code: 'FAILED_PRECONDITION',
    en: 'The report was demanded already.',
    vi: 'Đã yêu cầu báo cáo.',
  },
  REPORT_NOT_REQUESTED: {
    code: 'FAILED_PRECONDITION',
    en: 'No report was demanded.',
    vi: 'Chưa yêu cầu báo cáo.',
  },
  EARLIER_STATE_WRONG: {
    code: 'FAILED_PRECONDITION',
    en: 'The earlier denunciation is neither overdue nor concluded, as this one says.',
    vi: 'Tố cáo trước chưa quá hạn giải quyết hoặc chưa có kết luận như đơn tố cáo tiếp nêu.',
  },
  NOTIFIED: {
    code: 'FAILED_PRECONDITION',
    en: 'They were told of the acceptance already.',
    vi: 'Đã thông báo việc thụ lý tố cáo.',
  },
  TERM_MISSING: {
    code: 'FAILED_PRECONDITION',
    en: 'The directory has no term of the law for this on this day; it is added there first.',
    vi: 'Danh mục chưa có thời hạn luật định cho việc này tại thời điểm này; cần bổ sung trước.',
  },
  EXTENSION_LATE: {
    code: 'FAILED_PRECONDITION',
    en: 'The term has ended; it is extended before.',
    vi: 'Thời hạn giải quyết đã hết, việc gia hạn phải quyết định trước đó.',
  },
  EXTENSION_EXHAUSTED: {
    code: 'FAILED_PRECONDITION',
    en: 'It was extended as often as the law allows.',
    vi: 'Đã gia hạn đủ số lần luật cho phép.',
  },
  NOT_ESPECIALLY_COMPLEX: {
    code: 'FAILED_PRECONDITION',
    en: 'A complex denunciation is extended once; again only one that is especially complex.',
    vi: 'Vụ việc phức tạp chỉ được gia hạn một lần; gia hạn lần nữa khi đặc biệt phức tạp.',
  },
  UNIT_NOT_FOUND: { code: 'NOT_FOUND', en: 'There is no such unit.', vi: 'Không tìm thấy đơn vị này.' },
  UNIT_CLOSED: {
    code: 'FAILED_PRECONDITION',
    en: 'The unit has ended and receives no letters any more.',
    vi: 'Đơn vị đã chấm dứt hoạt động, không tiếp nhận đơn nữa.',
  },
  POST_NOT_FOUND: {
    code: 'NOT_FOUND',
    en: 'There is no such post today.',
    vi: 'Không có chức danh này tại thời điểm hiện tại.',
  },
  POST_VACANT: {
    code: 'FAILED_PRECONDITION',
    en: 'Nobody holds the post today.',
    vi: 'Chức danh này hiện chưa có người đảm nhiệm.',
  },
  NOT_HOLDER: {
    code: 'FAILED_PRECONDITION',
    en: 'Only who holds the letter may do this.',
    vi: 'Chỉ người đang giữ đơn mới được thực hiện thao tác này.',
  },
  SAME_HOLDER: {
    code: 'FAILED_PRECONDITION',
    en: 'The post holds the letter already.',
    vi: 'Chức danh được chọn đang giữ đơn này.',
  },
  RECEPTION_NOT_FOUND: {
    code: 'NOT_FOUND',
    en: 'There is no such entry of the reception book, or it is not yours to see.',
    vi: 'Không tìm thấy lượt tiếp công dân này, hoặc bạn không được xem.',
  },
  SLOT_NOT_FOUND: {
    code: 'NOT_FOUND',
    en: 'There is no such time in the reception schedule of the unit.',
    vi: 'Không tìm thấy buổi tiếp công dân này trong lịch của đơn vị.',
  },
  SLOT_TAKEN: {
    code: 'FAILED_PRECONDITION',
    en: 'The post receives citizens at that time already.',
    vi: 'Chức danh này đã có lịch tiếp công dân trong khoảng thời gian đó.',
  },
  SLOT_CANCELLED: {
    code: 'FAILED_PRECONDITION',
    en: 'The time was cancelled.',
    vi: 'Buổi tiếp công dân này đã hủy.',
  },
  NOT_REFUSED: {
    code: 'FAILED_PRECONDITION',
    en: 'The reception was not refused.',
    vi: 'Lượt tiếp này không bị từ chối.',
  },
  REFUSAL_NOTICED: {
    code: 'FAILED_PRECONDITION',
    en: 'The notice of the refusal was sent already.',
    vi: 'Thông báo từ chối tiếp công dân đã gửi.',
  },
  NOT_ANOTHER_LETTER: {
    code: 'FAILED_PRECONDITION',
    en: 'A letter is compared with another one of the same unit and content.',
    vi: 'Chỉ so sánh được với một đơn khác của cùng đơn vị, cùng loại nội dung.',
  },
  ...successionReasons,
});
