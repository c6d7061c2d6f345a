import { defineReasons } from '@baro/chassis';

/** Every refusal of this service; those every service has are added by the chassis. */
export const reasons = defineReasons('reporting', {
  UNIT_NOT_FOUND: { code: 'NOT_FOUND', en: 'There is no such unit.', vi: 'Không tìm thấy đơn vị này.' },
  UNIT_CLOSED: {
    code: 'FAILED_PRECONDITION',
    en: 'The unit has ended and receives no reports any more.',
    vi: 'Đơn vị đã chấm dứt hoạt động, không nhận báo cáo nữa.',
  },
  IMPORT_TOO_LARGE: {
    code: 'INVALID_ARGUMENT',
    en: 'More than {max} rows in one import.',
    vi: 'Mỗi lần nhập tối đa {max} dòng.',
  },
  INDICATOR_NOT_FOUND: {
    code: 'NOT_FOUND',
    en: 'There is no indicator {code} in force.',
    vi: 'Không tìm thấy chỉ tiêu {code} đang có hiệu lực.',
  },
  FORM_NOT_FOUND: {
    code: 'NOT_FOUND',
    en: 'There is no such report form.',
    vi: 'Không tìm thấy biểu báo cáo này.',
  },
  FORM_EXISTS: {
    code: 'ALREADY_EXISTS',
    en: 'There is a report form of that code already.',
    vi: 'Đã có biểu báo cáo mang mã này.',
  },
  CUT_OFF_RULE_MISSING: {
    code: 'FAILED_PRECONDITION',
    en: 'No cut-off rule {code} is in force in the year of the report.',
    vi: 'Không có quy tắc chốt số liệu {code} có hiệu lực trong năm báo cáo.',
  },
  TERM_MISSING: {
    code: 'FAILED_PRECONDITION',
    en: 'The directory has no term {term} in force on that day.',
    vi: 'Danh mục chưa có thời hạn {term} có hiệu lực vào ngày này.',
  },
  PERIOD_NOT_FOUND: {
    code: 'NOT_FOUND',
    en: 'There is no such period.',
    vi: 'Không tìm thấy kỳ báo cáo này.',
  },
  PERIOD_EXISTS: {
    code: 'ALREADY_EXISTS',
    en: 'The form has this period already.',
    vi: 'Biểu báo cáo đã có kỳ này.',
  },
  PERIOD_STATE_WRONG: {
    code: 'FAILED_PRECONDITION',
    en: 'The period is in state {state}; the act does not start from it.',
    vi: 'Trạng thái hiện tại của kỳ báo cáo không cho phép thao tác này, hãy tải lại.',
  },
  NOTHING_SIGNED: {
    code: 'FAILED_PRECONDITION',
    en: 'No unit has signed yet: there is nothing to roll up.',
    vi: 'Chưa có đơn vị nào ký báo cáo nên chưa có gì để tổng hợp.',
  },
  UNITS_MISSING: {
    code: 'FAILED_PRECONDITION',
    en: '{count} units have not signed; accept that they are missing, or wait for them.',
    vi: 'Còn {count} đơn vị chưa ký báo cáo, hãy chờ hoặc xác nhận khóa kỳ khi còn thiếu.',
  },
  SUBMISSION_NOT_FOUND: {
    code: 'NOT_FOUND',
    en: 'There is no such submission.',
    vi: 'Không tìm thấy báo cáo này của đơn vị.',
  },
  SUBMISSION_STATE_WRONG: {
    code: 'FAILED_PRECONDITION',
    en: 'The submission is in state {state}; the act does not start from it.',
    vi: 'Trạng thái hiện tại của báo cáo không cho phép thao tác này, hãy tải lại.',
  },
  CHECKS_FAILED: {
    code: 'FAILED_PRECONDITION',
    en: '{count} figures break a rule.',
    vi: 'Còn {count} số liệu chưa đạt kiểm tra logic, hãy sửa hoặc giải trình.',
  },
  SAME_PERSON: {
    code: 'FAILED_PRECONDITION',
    en: 'Who checked the submission does not approve it.',
    vi: 'Người đã kiểm tra báo cáo không được tự duyệt báo cáo đó.',
  },
  WORKBOOK_TOO_LARGE: {
    code: 'RESOURCE_EXHAUSTED',
    en: 'The workbook is larger than 5 MB, or holds more than any form asks.',
    vi: 'Tệp bảng tính lớn hơn 5 MB hoặc chứa nhiều dữ liệu hơn mức của biểu, hãy dùng tệp mẫu tải về.',
  },
  WORKBOOK_WRONG: {
    code: 'INVALID_ARGUMENT',
    en: 'The file is not the filled-in workbook of this submission; nothing was saved.',
    vi: 'Tệp không phải bảng tính của báo cáo này nên chưa lưu số liệu nào.',
  },
  WORKBOOK_FAULTY: {
    code: 'INVALID_ARGUMENT',
    en: '{count} cells of the workbook are faulty; nothing was saved.',
    vi: 'Bảng tính có {count} ô sai nên chưa lưu số liệu nào, hãy sửa rồi tải lên lại.',
  },
  REVISION_NOT_FOUND: {
    code: 'NOT_FOUND',
    en: 'The submission has no signed version of that number.',
    vi: 'Báo cáo không có bản đã ký mang số này.',
  },
  INDEX_SET_NOT_FOUND: {
    code: 'NOT_FOUND',
    en: 'There is no such index set.',
    vi: 'Không tìm thấy bộ chỉ số này.',
  },
  CRITERION_NOT_FOUND: {
    code: 'NOT_FOUND',
    en: 'The index set has no criterion {code}.',
    vi: 'Bộ chỉ số không có tiêu chí {code}.',
  },
  CRITERION_NOT_DECLARED: {
    code: 'FAILED_PRECONDITION',
    en: 'Criterion {code} is not scored by units: its points are counted, summed or from a survey.',
    vi: 'Tiêu chí {code} không phải tiêu chí tự chấm điểm: điểm do Hệ thống tính, cộng lại hoặc lấy từ khảo sát.',
  },
  NOTHING_SCORED: {
    code: 'FAILED_PRECONDITION',
    en: 'The unit has not scored itself on this criterion yet: there is nothing to verify.',
    vi: 'Đơn vị chưa tự chấm điểm tiêu chí này nên chưa có gì để thẩm định.',
  },
  VERSION_MISMATCH: {
    code: 'ABORTED',
    en: 'The unit has scored itself again since; look at its last score before verifying.',
    vi: 'Đơn vị vừa tự chấm lại, hãy tải lại để xem điểm mới nhất trước khi thẩm định.',
  },
});
