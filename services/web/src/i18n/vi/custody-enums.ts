import type {
  DwellGroupingName,
  SuccessionStateName,
  SuccessionItemStateName,
  DwellStructureName,
} from '../../api/types.ts';

/** Words of the enums of custody. */
export interface CustodyEnumWords {
  readonly dwellGrouping: Record<DwellGroupingName, string>;
  readonly successionState: Record<SuccessionStateName, string>;
  readonly successionItemState: Record<SuccessionItemStateName, string>;
  readonly dwellStructure: Record<DwellStructureName, string>;
  readonly custodyReason: Record<string, string>;
}

export const custodyEnums: CustodyEnumWords = {
  dwellGrouping: {
    DWELL_GROUPING_UNIT: 'Đơn vị',
    DWELL_GROUPING_POST: 'Vị trí',
    DWELL_GROUPING_PERSON: 'Người',
    DWELL_GROUPING_LEVEL: 'Cấp',
  },
  successionState: {
    SUCCESSION_STATE_ASKED: 'Đã yêu cầu',
    SUCCESSION_STATE_RUNNING: 'Đang bàn giao',
    SUCCESSION_STATE_REFUSED: 'Có việc bị từ chối',
    SUCCESSION_STATE_DONE: 'Đã xong',
  },
  successionItemState: {
    SUCCESSION_ITEM_STATE_WAITING: 'Chờ',
    SUCCESSION_ITEM_STATE_ASKED: 'Đã yêu cầu',
    SUCCESSION_ITEM_STATE_MOVED: 'Đã bàn giao',
    SUCCESSION_ITEM_STATE_CLOSED: 'Đã kết thúc',
    SUCCESSION_ITEM_STATE_LEFT: 'Đã chuyển nơi khác',
    SUCCESSION_ITEM_STATE_REFUSED: 'Bị từ chối',
    SUCCESSION_ITEM_STATE_SETTLED: 'Giữ nguyên',
  },
  dwellStructure: {
    DWELL_STRUCTURE_AS_WAS: 'Theo bộ máy khi đó',
    DWELL_STRUCTURE_AS_IS: 'Theo bộ máy hiện nay',
  },
  custodyReason: {
    verification_assigned: 'Giao xác minh',
    verification_submitted: 'Báo cáo kết quả xác minh',
    concluded: 'Kết luận nội dung tố cáo',
    published: 'Công khai kết luận',
    inspected: 'Chuyển thanh tra, kiểm tra',
    effective: 'Có hiệu lực',
    received: 'Tiếp nhận',
    disposed: 'Xử lý đơn',
    decided: 'Ra quyết định',
    succeeded: 'Bàn giao do sắp xếp đơn vị',
    assigned: 'Giao',
    returned_for_competence: 'Trả vì không đúng thẩm quyền',
    reported: 'Báo cáo hoàn thành',
    confirmed: 'Xác nhận',
    stopped: 'Dừng',
    raised: 'Nêu vướng mắc',
    answered: 'Trả lời',
    registered: 'Vào sổ',
    drafted: 'Soạn dự thảo',
    created: 'Soạn dự thảo',
    submitted: 'Trình',
    routed: 'Phân công',
    accepted: 'Nhận',
    handed_over: 'Chuyển',
    sent_back: 'Trả lại',
    finished: 'Xử lý xong',
    returned_to_sender: 'Trả nơi gửi',
    withdrawn: 'Rút',
    numbered: 'Cấp số',
    number_cancelled: 'Hủy số',
    issued: 'Phát hành',
    recorded: 'Ghi nhận',
    signed: 'Ký trả lời',
    closed: 'Kết thúc',
    reopened: 'Mở lại',
    retired: 'Gộp vào kiến nghị khác',
    restored: 'Lấy lại',
  },
};
