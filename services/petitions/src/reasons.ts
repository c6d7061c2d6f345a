import { defineReasons } from '@baro/chassis';
import { successionReasons } from '@baro/directory-client';

/** Every refusal of this service; those every service has are added by the chassis. */
export const reasons = defineReasons('petitions', {
  PETITION_NOT_FOUND: {
    code: 'NOT_FOUND',
    en: 'There is no such petition.',
    vi: 'Không tìm thấy kiến nghị này.',
  },
  PETITION_STATE_WRONG: {
    code: 'FAILED_PRECONDITION',
    en: 'The petition is in state {state}; the act does not start from it.',
    vi: 'Trạng thái hiện tại của kiến nghị không cho phép thao tác này, hãy tải lại.',
  },
  PETITION_UNCLASSIFIED: {
    code: 'FAILED_PRECONDITION',
    en: 'Level and field are not set; classify the petition before it is assigned.',
    vi: 'Kiến nghị chưa được phân loại theo cấp và lĩnh vực, hãy phân loại trước khi giao.',
  },
  SESSION_NOT_FOUND: {
    code: 'NOT_FOUND',
    en: 'There is no such session of this Council.',
    vi: 'Không tìm thấy kỳ họp này của Hội đồng nhân dân.',
  },
  SESSION_EXISTS: {
    code: 'ALREADY_EXISTS',
    en: 'The Council has a session of that name in that term already.',
    vi: 'Hội đồng nhân dân đã có kỳ họp mang tên này trong khóa.',
  },
  RAISING_EXISTS: {
    code: 'ALREADY_EXISTS',
    en: 'The same words of the same voters are recorded for this session already.',
    vi: 'Nội dung này của cử tri địa phương này đã được ghi nhận tại kỳ họp.',
  },
  FAVOURED_WRONG: {
    code: 'FAILED_PRECONDITION',
    en: 'A petition is retired in favour of another one of the same Council that is not retired itself.',
    vi: 'Chỉ gộp được vào một kiến nghị khác của cùng Hội đồng và chưa bị gộp.',
  },
  NOT_ANOTHER: {
    code: 'FAILED_PRECONDITION',
    en: 'A petition is told apart from another one of the same Council.',
    vi: 'Chỉ đánh dấu không trùng được với một kiến nghị khác của cùng Hội đồng.',
  },
  UNIT_NOT_FOUND: { code: 'NOT_FOUND', en: 'There is no such unit.', vi: 'Không tìm thấy đơn vị này.' },
  UNIT_CLOSED: {
    code: 'FAILED_PRECONDITION',
    en: 'The unit has ended and takes no petitions any more.',
    vi: 'Đơn vị đã chấm dứt hoạt động, không tiếp nhận kiến nghị nữa.',
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
    en: 'Only who holds the petition may do this.',
    vi: 'Chỉ người đang giữ kiến nghị mới được thực hiện thao tác này.',
  },
  SAME_HOLDER: {
    code: 'FAILED_PRECONDITION',
    en: 'The post holds the petition already.',
    vi: 'Chức danh được chọn đang giữ kiến nghị này.',
  },
  SIGNER_NOT_LEADER: {
    code: 'FAILED_PRECONDITION',
    en: 'The answer is signed by a leader of the unit that leads or of one above it.',
    vi: 'Người ký trả lời phải là lãnh đạo của đơn vị chủ trì hoặc cấp trên.',
  },
  DUE_TIME_PAST: {
    code: 'FAILED_PRECONDITION',
    en: 'The due time lies in the past.',
    vi: 'Hạn trả lời đã qua, hãy chọn thời điểm sau hiện tại.',
  },
  IMPORT_TOO_LARGE: {
    code: 'INVALID_ARGUMENT',
    en: 'More than {max} rows in one import.',
    vi: 'Mỗi lần nhập tối đa {max} dòng.',
  },
  ...successionReasons,
});
