/** Who writes to the city, with the tail of its symbols. Bodies, never persons. */
export interface Issuer {
  readonly name: string;
  readonly symbol: string;
  /** Position of who signs; names of signers are left out of the demo. */
  readonly position: string;
}

type List<T> = readonly [T, ...T[]];

export const issuers: Readonly<Record<'central' | 'city' | 'ward' | 'others', List<Issuer>>> = {
  central: [
    { name: 'Văn phòng Chính phủ', symbol: 'VPCP', position: 'Phó Chủ nhiệm' },
    { name: 'Bộ Nội vụ', symbol: 'BNV', position: 'Thứ trưởng' },
    { name: 'Bộ Tài chính', symbol: 'BTC', position: 'Thứ trưởng' },
    { name: 'Bộ Xây dựng', symbol: 'BXD', position: 'Thứ trưởng' },
    { name: 'Bộ Nông nghiệp và Môi trường', symbol: 'BNNMT', position: 'Thứ trưởng' },
    { name: 'Bộ Khoa học và Công nghệ', symbol: 'BKHCN', position: 'Thứ trưởng' },
    { name: 'Thanh tra Chính phủ', symbol: 'TTCP', position: 'Phó Tổng Thanh tra' },
  ],
  city: [
    { name: 'Sở Nội vụ', symbol: 'SNV', position: 'Phó Giám đốc' },
    { name: 'Sở Xây dựng', symbol: 'SXD', position: 'Giám đốc' },
    { name: 'Sở Y tế', symbol: 'SYT', position: 'Phó Giám đốc' },
    { name: 'Sở Công Thương', symbol: 'SCT', position: 'Giám đốc' },
    { name: 'Sở Giáo dục và Đào tạo', symbol: 'SGDĐT', position: 'Phó Giám đốc' },
    { name: 'Thanh tra Thành phố', symbol: 'TTTP', position: 'Chánh Thanh tra' },
  ],
  ward: [
    { name: 'Ủy ban nhân dân phường Hoàn Kiếm', symbol: 'UBND', position: 'Chủ tịch' },
    { name: 'Ủy ban nhân dân xã Sóc Sơn', symbol: 'UBND', position: 'Phó Chủ tịch' },
    { name: 'Ủy ban nhân dân phường Hà Đông', symbol: 'UBND', position: 'Chủ tịch' },
    { name: 'Ủy ban nhân dân xã Đông Anh', symbol: 'UBND', position: 'Phó Chủ tịch' },
  ],
  others: [
    { name: 'Tổng công ty Điện lực Thành phố', symbol: 'EVNHN', position: 'Phó Tổng Giám đốc' },
    { name: 'Công ty Nước sạch số 2', symbol: 'NS2', position: 'Giám đốc' },
    { name: 'Trường Đại học Thủ đô', symbol: 'ĐHTĐ', position: 'Phó Hiệu trưởng' },
  ],
};

/** Types a letter to the city mostly has: code, abbreviation in the symbol, how its subject begins. */
export const types: List<{ code: string; abbreviation: string; starts: List<string> }> = [
  {
    code: 'CV',
    abbreviation: '',
    starts: ['về việc', 'đề nghị phối hợp về', 'đôn đốc thực hiện'],
  },
  { code: 'BC', abbreviation: 'BC', starts: ['Báo cáo kết quả', 'Báo cáo tình hình', 'Báo cáo tiến độ'] },
  { code: 'KH', abbreviation: 'KH', starts: ['Kế hoạch triển khai', 'Kế hoạch thực hiện'] },
  { code: 'TB', abbreviation: 'TB', starts: ['Thông báo kết luận cuộc họp về', 'Thông báo'] },
  {
    code: 'TTR',
    abbreviation: 'TTr',
    starts: ['Tờ trình về việc phê duyệt', 'Tờ trình xin chủ trương'],
  },
  {
    code: 'QD',
    abbreviation: 'QĐ',
    starts: ['Quyết định ban hành quy định về', 'Quyết định phê duyệt'],
  },
  { code: 'HD', abbreviation: 'HD', starts: ['Hướng dẫn'] },
  { code: 'GM', abbreviation: 'GM', starts: ['Giấy mời dự họp về'] },
];

export const topics: List<string> = [
  'công tác cải cách thủ tục hành chính',
  'giải phóng mặt bằng dự án đường vành đai',
  'phòng cháy, chữa cháy tại chung cư',
  'quản lý trật tự xây dựng',
  'chuyển đổi số và dùng chung dữ liệu',
  'bảo đảm an toàn thực phẩm',
  'thu gom, vận chuyển rác thải sinh hoạt',
  'điều chỉnh quy hoạch phân khu đô thị',
  'giải ngân vốn đầu tư công',
  'tuyển sinh vào các lớp đầu cấp',
  'phòng, chống úng ngập mùa mưa',
  'cấp nước sạch khu vực nông thôn',
  'chiếu sáng công cộng',
  'chi trả chế độ cho người có công',
  'sắp xếp trụ sở sau khi hợp nhất đơn vị',
  'quản lý vỉa hè, lòng đường',
  'kiểm kê đất đai',
  'trả lời kiến nghị của cử tri',
];

export const scopes: List<string> = [
  'trên địa bàn Thành phố',
  'tại các phường nội đô',
  'tại các xã ven đô',
  'quý IV năm 2026',
  'năm 2026',
  '6 tháng cuối năm 2026',
];

/** What leaders write on a document. */
export const directions: List<string> = [
  'Chủ trì, phối hợp các đơn vị liên quan tham mưu, báo cáo Thường trực',
  'Nghiên cứu, dự thảo văn bản trả lời đúng hạn',
  'Kiểm tra, xử lý theo quy định và báo cáo kết quả',
  'Tổng hợp ý kiến các đơn vị, đề xuất phương án',
];

export const results: List<string> = [
  'Đã tổng hợp, báo cáo lãnh đạo và lưu hồ sơ',
  'Đã có ý kiến bằng phiếu, chuyển đơn vị chủ trì tổng hợp',
  'Đã phổ biến tới các đơn vị để thực hiện',
];
