import { defineReasons } from '@baro/chassis';
import { fileReasons } from '@baro/chassis/files';
import { successionReasons } from '@baro/directory-client';

/** Every refusal of this service; those every service has are added by the chassis. */
export const reasons = defineReasons('documents', {
  ...fileReasons,
  DOCUMENT_NOT_FOUND: {
    code: 'NOT_FOUND',
    en: 'There is no such document.',
    vi: 'Không tìm thấy văn bản này.',
  },
  DUPLICATE_DOCUMENT: {
    code: 'ALREADY_EXISTS',
    en: 'A like document is registered already ({ids}); to register it anyway give a reason.',
    vi: 'Đã có văn bản trùng mã hoặc trùng số, ký hiệu, cơ quan ban hành và năm; muốn đăng ký phải ghi lý do.',
  },
  DOCUMENT_STATE_WRONG: {
    code: 'FAILED_PRECONDITION',
    en: 'The document or part is in state {state}; the act does not start from it.',
    vi: 'Trạng thái hiện tại của văn bản không cho phép thao tác này, hãy tải lại.',
  },
  DOCUMENT_IMMUTABLE: {
    code: 'FAILED_PRECONDITION',
    en: 'An issued document cannot change; correct, replace or recall it.',
    vi: 'Văn bản đã phát hành không được sửa; chỉ có thể đính chính, thay thế hoặc thu hồi.',
  },
  UNIT_NOT_FOUND: {
    code: 'NOT_FOUND',
    en: 'There is no such unit.',
    vi: 'Không tìm thấy đơn vị này.',
  },
  UNIT_CLOSED: {
    code: 'FAILED_PRECONDITION',
    en: 'The unit has ended; its registers are closed.',
    vi: 'Đơn vị đã chấm dứt hoạt động, sổ đăng ký đã đóng.',
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
    vi: 'Chỉ người đang giữ văn bản mới được thực hiện thao tác này.',
  },
  SAME_HOLDER: {
    code: 'FAILED_PRECONDITION',
    en: 'The post holds the item already.',
    vi: 'Chức danh được chọn đang giữ văn bản này.',
  },
  DUE_TIME_PAST: {
    code: 'FAILED_PRECONDITION',
    en: 'The due time lies in the past.',
    vi: 'Hạn xử lý đã qua, hãy chọn thời điểm sau hiện tại.',
  },
  PARTS_OPEN: {
    code: 'FAILED_PRECONDITION',
    en: '{count} co-ordinators have not finished and still have time.',
    vi: 'Còn đơn vị, cá nhân phối hợp chưa xong và chưa quá hạn.',
  },
  ANSWER_NOT_ISSUED: {
    code: 'FAILED_PRECONDITION',
    en: 'The other document is not issued.',
    vi: 'Văn bản được dẫn chiếu chưa phát hành.',
  },
  IMPORT_TOO_LARGE: {
    code: 'INVALID_ARGUMENT',
    en: 'More than {max} rows in one import.',
    vi: 'Mỗi lần nhập tối đa {max} dòng.',
  },
  SERIES_NOT_FOUND: {
    code: 'FAILED_PRECONDITION',
    en: 'No series of the unit numbers this type in this year.',
    vi: 'Chưa có hệ thống số cho loại văn bản này trong năm.',
  },
  SERIES_OVERLAP: {
    code: 'ALREADY_EXISTS',
    en: 'Another series of the unit and year numbers {types} already.',
    vi: 'Loại văn bản đã thuộc một hệ thống số khác của đơn vị trong năm.',
  },
  SIGNER_MISSING: {
    code: 'FAILED_PRECONDITION',
    en: 'A document is numbered only with signer and signing capacity.',
    vi: 'Chưa có người ký hoặc thể thức đề ký, không thể cấp số.',
  },
  SIGNING_AUTHORITY_INVALID: {
    code: 'FAILED_PRECONDITION',
    en: 'The signature would not hold today: {fault}.',
    vi: 'Thẩm quyền ký không hợp lệ tại ngày cấp số.',
  },
  RECIPIENT_MISSING: {
    code: 'FAILED_PRECONDITION',
    en: 'A document is issued to at least one recipient.',
    vi: 'Chưa có nơi nhận, không thể phát hành.',
  },
  TYPE_NOT_EQUIVALENT: {
    code: 'FAILED_PRECONDITION',
    en: 'A document is replaced by one of the same type.',
    vi: 'Văn bản thay thế phải cùng loại với văn bản bị thay thế.',
  },
  ...successionReasons,
});
