import type { FileColumn } from '@baro/chassis/export';

/** Columns of the reception book: Mẫu 03/TCD, NĐ 154/2026/NĐ-CP, in its order and words. */
export const bookColumns: readonly FileColumn[] = [
  { heading: 'STT', share: 6, align: 'center' },
  { heading: 'Ngày tiếp', share: 8, align: 'center' },
  { heading: 'Họ tên, địa chỉ', share: 14, align: 'left' },
  { heading: 'CCCD, hộ chiếu, giấy tờ', share: 10, align: 'left' },
  { heading: 'Tóm tắt nội dung vụ việc', share: 22, align: 'left' },
  { heading: 'Phân loại đơn (KN/TC/KNPA)', share: 7, align: 'center' },
  { heading: 'Số công dân có đơn cùng nội dung', share: 7, align: 'center' },
  { heading: 'Cơ quan đã giải quyết hết thẩm quyền', share: 11, align: 'left' },
  { group: 'Cách xử lý', heading: 'Thuộc thẩm quyền', share: 7, align: 'center' },
  { group: 'Cách xử lý', heading: 'Hướng dẫn (nơi nào, số VB)', share: 12, align: 'left' },
  { group: 'Cách xử lý', heading: 'Chuyển đơn (nơi nào, số VB)', share: 12, align: 'left' },
  { heading: 'Theo dõi kết quả giải quyết', share: 16, align: 'left' },
];
