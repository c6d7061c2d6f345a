import { defineReasons } from '@baro/chassis';

/** Every refusal of this service; those every service has are added by the chassis. */
export const reasons = defineReasons('custody', {
  ITEM_NOT_FOUND: {
    code: 'NOT_FOUND',
    en: 'The ledger has no such item.',
    vi: 'Không tìm thấy việc này trong sổ theo dõi.',
  },
  EVENT_CURSOR_INVALID: {
    code: 'FAILED_PRECONDITION',
    en: 'The cursor is not of this feed as it stands now: read the state of your items anew, then begin with an empty cursor.',
    vi: 'Vị trí đọc không thuộc luồng sự kiện hiện tại: hãy đọc lại trạng thái các việc rồi bắt đầu với vị trí trống.',
  },
  EVENT_CURSOR_EXPIRED: {
    code: 'OUT_OF_RANGE',
    en: 'Events after the cursor are no longer kept: read the state of your items anew, then begin with an empty cursor.',
    vi: 'Các sự kiện sau vị trí này không còn được lưu: hãy đọc lại trạng thái các việc rồi bắt đầu với vị trí trống.',
  },
  FINDING_NOT_FOUND: {
    code: 'NOT_FOUND',
    en: 'There is no such finding.',
    vi: 'Không tìm thấy lưu ý này.',
  },
  FINDING_STATE_WRONG: {
    code: 'FAILED_PRECONDITION',
    en: 'The finding is in state {state}; the act does not start from it.',
    vi: 'Trạng thái hiện tại của lưu ý không cho phép thao tác này, hãy tải lại.',
  },
  UNIT_NOT_FOUND: {
    code: 'NOT_FOUND',
    en: 'There is no such unit.',
    vi: 'Không tìm thấy đơn vị này.',
  },
  UNIT_IN_FORCE: {
    code: 'FAILED_PRECONDITION',
    en: 'The unit has not ended: there is nothing to hand over.',
    vi: 'Đơn vị chưa chấm dứt hoạt động, chưa có việc phải bàn giao.',
  },
  NOT_SUCCESSOR: {
    code: 'FAILED_PRECONDITION',
    en: 'The post belongs to no unit that follows the closed one.',
    vi: 'Chức danh nhận không thuộc đơn vị kế thừa đơn vị đã chấm dứt.',
  },
  SUCCESSION_NOT_FOUND: {
    code: 'NOT_FOUND',
    en: 'There is no such hand-over.',
    vi: 'Không tìm thấy đợt bàn giao này.',
  },
  SUCCESSION_OPEN: {
    code: 'FAILED_PRECONDITION',
    en: 'A hand-over of this unit is going on.',
    vi: 'Đơn vị này đang có một đợt bàn giao chưa xong.',
  },
  PREVIEW_STALE: {
    code: 'ABORTED',
    en: 'The unit now holds {count} items, not as many as were previewed.',
    vi: 'Số việc còn giữ nay là {count}, khác bản xem trước; hãy xem lại.',
  },
  TARGET_MISSING: {
    code: 'FAILED_PRECONDITION',
    en: '{count} items have no post that takes them over.',
    vi: 'Còn {count} việc chưa chọn chức danh nhận bàn giao.',
  },
  NOTHING_REFUSED: {
    code: 'FAILED_PRECONDITION',
    en: 'No item of this hand-over is refused.',
    vi: 'Đợt bàn giao này không có việc nào bị từ chối.',
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
});
