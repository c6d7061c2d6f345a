/** What citizens write, with known shares of words, so that a search is as common or rare at every size. */
export interface CaseWords {
  subject: string;
  text: string;
  locality: string;
  /** Subject and text in parts that come again in other cases: what is counted of words is counted once for each. */
  parts: string[];
}

const asks = [
  'Sửa chữa',
  'Mở rộng',
  'Xem xét lại',
  'Đẩy nhanh tiến độ',
  'Kiểm tra',
  'Xử lý dứt điểm',
  'Giải quyết',
];
const matters = [
  'đường xuống cấp nhiều ổ gà',
  'hệ thống thoát nước gây ngập úng',
  'chiếu sáng công cộng ban đêm',
  'bồi thường khi thu hồi đất',
  'trường mầm non quá tải',
  'rác thải tồn đọng gây ô nhiễm',
  'công trình xây dựng không phép',
  'cấp giấy chứng nhận quyền sử dụng đất',
  'nước sạch sinh hoạt yếu áp lực',
  'lấn chiếm vỉa hè kinh doanh',
  'trạm y tế thiếu thuốc bảo hiểm',
  'hỗ trợ hộ nghèo vay vốn',
  'tiếng ồn vũ trường quá giờ',
];
const streetStarts =
  'Nguyễn Trần Lê Phạm Hoàng Phan Vũ Đặng Bùi Đỗ Hồ Ngô Dương Lý Tôn Đinh Lương Trịnh Cao Mai'.split(' ');
const streetMiddles = 'Văn Thị Hữu Đức Công Quang Minh Ngọc Xuân Thái Đình Khắc Bá Thế Trọng'.split(' ');
const streetEnds =
  'An Bình Cường Dũng Giang Hải Hưng Khánh Lâm Long Nam Nghĩa Phúc Quý Sơn Tâm Thành Thịnh Tiến Toàn Trung Tuấn Việt Vinh Yên'.split(
    ' ',
  );
const localities =
  'Ba Đình,Hoàn Kiếm,Thanh Xuân,Hà Đông,Cầu Giấy,Tây Hồ,Long Biên,Hoàng Mai,Sóc Sơn,Đông Anh'.split(',');
const rareEvery = 1_000;

/** A number without order made of an index: the same at every size. */
export function mixed(index: number, salt = 0): number {
  let value = Math.imul(index + 1 + salt * 7919, 2_654_435_761) >>> 0;
  value = Math.imul(value ^ (value >>> 15), 2_246_822_519) >>> 0;
  return (value ^ (value >>> 13)) >>> 0;
}

function pick(list: readonly string[], seed: number): string {
  return list[seed % list.length] ?? '';
}

/** A name of three syllables, of a street or of a person. */
export function threeSyllables(seed: number): string {
  return [
    pick(streetStarts, seed),
    pick(streetMiddles, Math.floor(seed / 20)),
    pick(streetEnds, Math.floor(seed / 300)),
  ].join(' ');
}

/** What a citizen wrote in the case of that index. */
export function caseWords(index: number): CaseWords {
  const seed = mixed(index);
  const matter = pick(matters, seed >>> 3);
  const street = `phố ${threeSyllables(mixed(index, 1))}`;
  const locality = `Phường ${pick(localities, mixed(index, 2))}`;
  const tails: string[] = [];
  // In 40, 1 and 0.1 of 100 cases, and a phrase in half of one.
  if (seed % 100 < 40) tails.push('năm 2026');
  if (seed % 100 === 77) tails.push('theo kết luận thanh tra');
  if (seed % 200 === 33) tails.push('cạnh hồ điều hòa Yên Sở');
  if (index % rareEvery === 17) tails.push('gần cầu Nhật Tân');
  const head = `${pick(asks, seed)} ${matter}`;
  const house = `ngõ ${(mixed(index, 3) % 900) + 1}`;
  const end = `${matter} kéo dài ${(seed % 23) + 2} tháng, đề nghị cơ quan có thẩm quyền xem xét.`;
  return {
    subject: [head, 'tại', street, ...tails].join(' '),
    text: `Chúng tôi ở ${house} ${street}, ${locality}: ${end}`,
    locality,
    parts: [head, `tại ${street}`, ...tails, `Chúng tôi ở ${house}`, locality, end],
  };
}

/** Searches by how much they find; `%` of cases in `caseWords`. */
export const caseSearches = [
  'nam 2026',
  'thanh tra',
  'nhat tan',
  'kinhkhicau',
  '"hồ điều hòa Yên Sở"',
] as const;
