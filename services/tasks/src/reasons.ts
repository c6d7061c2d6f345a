import { defineReasons } from '@baro/chassis';
import { fileReasons } from '@baro/chassis/files';
import { successionReasons } from '@baro/directory-client';

/** Every refusal of this service; those every service has are added by the chassis. */
export const reasons = defineReasons('tasks', {
  ...fileReasons,
  TASK_NOT_FOUND: {
    code: 'NOT_FOUND',
    en: 'There is no such task.',
    vi: 'Không tìm thấy nhiệm vụ này.',
  },
  TASK_STATE_WRONG: {
    code: 'FAILED_PRECONDITION',
    en: 'The task or part is in state {state}; the act does not start from it.',
    vi: 'Trạng thái hiện tại của nhiệm vụ không cho phép thao tác này, hãy tải lại.',
  },
  TASK_STANDING: {
    code: 'FAILED_PRECONDITION',
    en: 'A standing task has no due time to move.',
    vi: 'Nhiệm vụ thường xuyên không có hạn để xin gia hạn.',
  },
  UNIT_NOT_FOUND: {
    code: 'NOT_FOUND',
    en: 'There is no such unit.',
    vi: 'Không tìm thấy đơn vị này.',
  },
  UNIT_CLOSED: {
    code: 'FAILED_PRECONDITION',
    en: 'The unit has ended and assigns nothing any more.',
    vi: 'Đơn vị đã chấm dứt hoạt động, không giao nhiệm vụ được nữa.',
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
    en: 'Only who holds the item may do this.',
    vi: 'Chỉ người đang giữ nhiệm vụ mới được thực hiện thao tác này.',
  },
  SAME_HOLDER: {
    code: 'FAILED_PRECONDITION',
    en: 'The post holds the item already.',
    vi: 'Chức danh được chọn đang giữ nhiệm vụ này.',
  },
  DUE_TIME_PAST: {
    code: 'FAILED_PRECONDITION',
    en: 'The due time lies in the past.',
    vi: 'Hạn xử lý đã qua, hãy chọn thời điểm sau hiện tại.',
  },
  DUE_TIME_PASSED: {
    code: 'FAILED_PRECONDITION',
    en: 'An extension is asked for before the due time; it has passed.',
    vi: 'Đã quá hạn; phải xin gia hạn trước khi hết hạn.',
  },
  EXTENSION_OPEN: {
    code: 'FAILED_PRECONDITION',
    en: 'A request for extension waits already.',
    vi: 'Đang có một đề nghị gia hạn chờ quyết định.',
  },
  EXTENSION_NOT_FOUND: {
    code: 'NOT_FOUND',
    en: 'No such request for extension waits.',
    vi: 'Không có đề nghị gia hạn này đang chờ quyết định.',
  },
  PARTS_OPEN: {
    code: 'FAILED_PRECONDITION',
    en: '{count} co-ordinators have not finished and still have time.',
    vi: 'Còn đơn vị, cá nhân phối hợp chưa xong và chưa quá hạn.',
  },
  CHILDREN_OPEN: {
    code: 'FAILED_PRECONDITION',
    en: '{count} tasks it was divided into are not closed.',
    vi: 'Còn {count} nhiệm vụ con chưa kết thúc.',
  },
  IMPORT_TOO_LARGE: {
    code: 'INVALID_ARGUMENT',
    en: 'More than {max} rows in one import.',
    vi: 'Mỗi lần nhập tối đa {max} dòng.',
  },
  ATTACHMENT_REPORTED: {
    code: 'FAILED_PRECONDITION',
    en: 'The file was there when completion was reported and stays.',
    vi: 'Tệp này đã có khi báo cáo hoàn thành, không được gỡ.',
  },
  PROGRAMME_NOT_FOUND: {
    code: 'NOT_FOUND',
    en: 'There is no such programme.',
    vi: 'Không tìm thấy chương trình này.',
  },
  PROGRAMME_CLOSED: {
    code: 'FAILED_PRECONDITION',
    en: 'The programme is closed; nothing of it changes any more.',
    vi: 'Chương trình đã kết thúc, không thay đổi được nữa.',
  },
  TASK_IN_OTHER_PROGRAMME: {
    code: 'FAILED_PRECONDITION',
    en: '{count} of the tasks belong to another programme.',
    vi: 'Có {count} nhiệm vụ đã thuộc chương trình khác.',
  },
  TASK_NOT_OVERDUE: {
    code: 'FAILED_PRECONDITION',
    en: 'Only overdue tasks of the unit, led or held by the urged unit and not yet reported, can be urged.',
    vi: 'Chỉ đôn đốc được nhiệm vụ quá hạn, chưa báo cáo hoàn thành, do đơn vị giao và đơn vị được đôn đốc đang thực hiện; hãy tải lại danh sách.',
  },
  LETTER_NOT_FOUND: {
    code: 'NOT_FOUND',
    en: 'There is no such urging letter.',
    vi: 'Không tìm thấy công văn đôn đốc này.',
  },
  LETTER_STATE_WRONG: {
    code: 'FAILED_PRECONDITION',
    en: 'The letter is in state {state}; a number is asked for when it is prepared or refused.',
    vi: 'Công văn đang chờ cấp số hoặc đã có số, không đề nghị lại được; hãy tải lại.',
  },
  OBSTACLE_ANSWERED: {
    code: 'FAILED_PRECONDITION',
    en: 'The obstacle is answered or fell away with its task.',
    vi: 'Khó khăn, vướng mắc này đã được trả lời hoặc đã kết thúc cùng nhiệm vụ.',
  },
  ...successionReasons,
});
