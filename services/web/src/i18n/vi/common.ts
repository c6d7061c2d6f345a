export const common = {
  appName: 'Baro',
  reload: 'Tải lại',
  retry: 'Thử lại',
  open: 'Mở',
  remove: 'Bỏ',
  search: 'Tìm',
  previous: 'Trang trước',
  next: 'Trang sau',
  today: 'Hôm nay',
  unknown: 'Không rõ',
  required: 'bắt buộc',
  loading: 'Đang tải…',
  pickDate: 'Chọn ngày trên lịch',
  searching: 'Đang tìm…',
  nothingFound: 'Không tìm thấy. Thử gõ ít chữ hơn, có dấu hoặc không dấu đều được.',
  typeToSearch: 'Gõ để tìm, có dấu hoặc không dấu',
  optionsFound: (count: number) => `${count} gợi ý`,
  page: (page: number) => `Trang ${page}`,
  pages: 'Trang của danh sách',
  changes: 'Có thay đổi mới',
  showChanges: 'Xem thay đổi',
  columns: 'Cột',
  chooseColumns: 'Chọn cột hiển thị',
  filters: 'Bộ lọc',
  clearFilters: 'Bỏ hết bộ lọc',
  filterBy: (column: string) => `Lọc theo ${column}`,
  removeFilter: (name: string) => `Bỏ lọc ${name}`,
  sortBy: (column: string) => `Sắp xếp theo ${column}`,
  all: 'Tất cả',
  rowsShown: (count: number) => `${count} dòng trên trang này`,
  keptDraft: (time: string) => `Đã khôi phục phần gõ dở lúc ${time}.`,
  dropDraft: 'Bỏ phần gõ dở',
};

export const time = {
  workingTime: (days: number, hours: number, minutes: number) => {
    const parts = [];
    if (days > 0) parts.push(`${days} ngày`);
    if (hours > 0) parts.push(`${hours} giờ`);
    if (days === 0 && minutes > 0) parts.push(`${minutes} phút`);
    return parts.length === 0 ? 'dưới 1 phút' : `${parts.join(' ')} làm việc`;
  },
  dateHint: 'Gõ như 5/2/26',
  badDate: 'Không hiểu ngày này. Gõ ngày/tháng/năm, ví dụ 5/2/26.',
  futureDate: 'Ngày này chưa tới. Kiểm tra lại năm.',
  pastDue: 'Hạn này đã qua. Chọn một ngày từ hôm nay trở đi.',
  weekdays: ['CN', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7'],
  month: (month: number, year: number) => `Tháng ${month}/${year}`,
};

export const problem = {
  title: 'Không tải được trang này',
  network: 'Không kết nối được máy chủ. Kiểm tra mạng rồi bấm Thử lại; phần đã gõ vẫn còn.',
  server: 'Hệ thống gặp lỗi. Thử lại sau ít phút; nếu vẫn lỗi, báo bộ phận công nghệ thông tin.',
  tooMany: 'Có quá nhiều yêu cầu trong lúc này. Đợi một phút rồi thử lại.',
  unknown: 'Yêu cầu bị từ chối. Kiểm tra lại rồi thử lần nữa.',
  forbiddenTitle: 'Bạn không có quyền xem trang này',
  forbiddenHelp:
    'Quyền đi theo vị trí việc làm. Nếu công việc của bạn cần xem, hãy nhờ văn thư hoặc quản trị của đơn vị.',
  notFoundTitle: 'Không tìm thấy trang này',
  notFoundHelp: 'Địa chỉ có thể đã gõ sai, hoặc mục này không còn. Bắt đầu lại từ việc của tôi.',
  signedOutTitle: 'Phiên làm việc đã hết',
  signedOutHelp: 'Đăng nhập lại để làm tiếp. Phần đã gõ trong biểu mẫu vẫn được giữ trên máy này.',
  checkFields: (count: number) => `Có ${count} ô cần sửa. Lời nhắc ở ngay cạnh từng ô.`,
  crashTitle: 'Trang gặp lỗi khi hiển thị',
  crashHelp: 'Tải lại trang. Phần đã gõ trong biểu mẫu vẫn được giữ trên máy này.',
};
