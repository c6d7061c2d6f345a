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
  PART_NOT_FOUND: {
    code: 'NOT_FOUND',
    en: 'There is no such part of a petition.',
    vi: 'Không tìm thấy phần phối hợp này.',
  },
  PART_STATE_WRONG: {
    code: 'FAILED_PRECONDITION',
    en: 'The part is in state {state}; the act does not start from it.',
    vi: 'Trạng thái hiện tại của phần phối hợp không cho phép thao tác này, hãy tải lại.',
  },
  PART_EXISTS: {
    code: 'ALREADY_EXISTS',
    en: 'The unit leads the petition or has an open part of it already.',
    vi: 'Đơn vị này đang chủ trì hoặc đã có phần phối hợp chưa xong.',
  },
  PART_AFTER_ANSWER: {
    code: 'FAILED_PRECONDITION',
    en: 'A contribution is due no later than the answer itself.',
    vi: 'Hạn phối hợp không được sau hạn trả lời kiến nghị.',
  },
  PARTS_OPEN: {
    code: 'FAILED_PRECONDITION',
    en: '{count} co-ordinators still have time to contribute; wait for them or withdraw their parts.',
    vi: 'Còn {count} đơn vị phối hợp chưa có ý kiến và còn trong hạn, hãy chờ hoặc rút phần phối hợp.',
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
  RAISING_NOT_FOUND: {
    code: 'NOT_FOUND',
    en: 'The petition has no such line.',
    vi: 'Kiến nghị không có lần nêu này.',
  },
  RECEIPT_NOT_FOUND: {
    code: 'NOT_FOUND',
    en: 'There is no such receipt of the petition.',
    vi: 'Không tìm thấy phiếu này của kiến nghị.',
  },
  RECEIPT_WRONG: {
    code: 'NOT_FOUND',
    en: 'Code and secret do not belong together, the receipt has ended, or it was tried wrongly too often: then try again later.',
    vi: 'Mã phiếu và mã bí mật không khớp, phiếu đã hết hiệu lực, hoặc đã nhập sai quá nhiều lần: khi đó hãy thử lại sau.',
  },
  NOTHING_ANSWERED: {
    code: 'FAILED_PRECONDITION',
    en: 'The petition is not answered yet: there is nothing to speak against.',
    vi: 'Kiến nghị chưa được trả lời nên chưa thể cho biết là chưa giải quyết.',
  },
  SAID_ALREADY: {
    code: 'FAILED_PRECONDITION',
    en: 'This was said for the line already, and nothing was answered, claimed or found since.',
    vi: 'Cử tri đã cho biết chưa giải quyết, từ đó chưa có trả lời, báo cáo hay kết luận mới.',
  },
  PROMISE_NOT_FOUND: {
    code: 'NOT_FOUND',
    en: 'There is no such promise.',
    vi: 'Không tìm thấy lời hứa này.',
  },
  PROMISE_STATE_WRONG: {
    code: 'FAILED_PRECONDITION',
    en: 'The promise is in state {state}; the act does not start from it.',
    vi: 'Trạng thái hiện tại của lời hứa không cho phép thao tác này, hãy tải lại.',
  },
  CONFIRMER_PROMISED: {
    code: 'FAILED_PRECONDITION',
    en: 'A promise is confirmed by somebody other than the promiser, their unit, or a unit above or below it.',
    vi: 'Lời hứa phải do người khác xác nhận, không phải người hứa, đơn vị hứa hoặc đơn vị cấp trên, cấp dưới của đơn vị đó.',
  },
  EVIDENCE_MISSING: {
    code: 'FAILED_PRECONDITION',
    en: 'A promise is reported as kept with at least one piece of evidence.',
    vi: 'Báo đã thực hiện lời hứa phải kèm ít nhất một minh chứng.',
  },
  MILESTONE_NOT_FOUND: {
    code: 'NOT_FOUND',
    en: 'The promise has no such milestone.',
    vi: 'Lời hứa không có mốc này.',
  },
  MILESTONE_REACHED: {
    code: 'FAILED_PRECONDITION',
    en: 'The milestone was reported as reached already.',
    vi: 'Mốc này đã được báo là đạt.',
  },
  MILESTONES_FULL: {
    code: 'FAILED_PRECONDITION',
    en: 'A promise has at most {max} milestones.',
    vi: 'Mỗi lời hứa có tối đa {max} mốc.',
  },
  SAME_DATE: {
    code: 'FAILED_PRECONDITION',
    en: 'That is the date in force already.',
    vi: 'Đó đang là hạn hiện tại, hãy chọn ngày khác.',
  },
  ...successionReasons,
});
