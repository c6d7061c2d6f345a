/** Bảng tính của một phiếu số liệu. */
export const workbook = {
  title: 'Nhập bằng bảng tính',
  help: 'Tải mẫu Excel có sẵn các ô của đơn vị, nhập rồi tải lên. Có ô sai thì không số nào được lưu; ô để trống giữ nguyên số đã lưu.',
  download: 'Tải mẫu Excel',
  upload: 'Tải bảng tính đã nhập lên',
  one: 'Mỗi lần chỉ tải lên một tệp.',
  sending: (name: string) => `Đang đọc ${name}`,
  filled: (count: number) => `Đã lưu ${count} số từ bảng tính.`,
  faults: 'Các ô sai trong bảng tính',
  cell: 'Ô',
  rule: 'Lỗi',
  shown: (shown: number, count: string) => `Đang hiện ${shown} ô đầu tiên trong ${count} ô sai.`,
};
