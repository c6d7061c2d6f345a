export const letterPaper = {
  title: 'Văn bản và hồ sơ',
  help: 'Bản tải về che danh tính. Hồ sơ vụ việc không bao giờ có tên người.',
  none: 'Chưa có văn bản nào: các mẫu có khi đơn được phân loại, thụ lý hoặc xử lý.',
  number: (number: string, rule: string) => `Mẫu số ${number} – ${rule}`,
  noNumber: (rule: string) => `Theo ${rule}`,
  unsure: 'số mẫu chưa đối chiếu văn bản gốc',
  make: 'Tải PDF',
  makeOf: (title: string) => `Tải PDF: ${title}`,
  named: 'Tải bản có tên',
  namedOf: (title: string) => `Tải bản có tên: ${title}`,
  namedHelp:
    'Họ tên và địa chỉ của mọi người đứng đơn được mở trong văn bản này. Mỗi lần tải được ghi nhật ký như một lần xem danh tính. Tệp tải về là dữ liệu cá nhân: chỉ gửi cho người nhận.',
  caseFile: 'Xuất hồ sơ vụ việc',
};
