/** Subjects with known shares of words, so that a search is as common or rare at every size. */
export interface Vocabulary {
  subject: (index: number) => string;
  searches: { name: string; query: string }[];
}

const starts = ['Về việc', 'Báo cáo', 'Triển khai', 'Hướng dẫn', 'Đề nghị', 'Thông báo', 'Kế hoạch'];
const topics = [
  'công tác cải cách hành chính',
  'giải phóng mặt bằng',
  'phòng cháy chữa cháy',
  'quản lý trật tự xây dựng',
  'chuyển đổi số',
  'an toàn thực phẩm',
  'vệ sinh môi trường',
  'quy hoạch phân khu đô thị',
  'đầu tư công',
  'tuyển sinh đầu cấp',
  'phòng chống thiên tai',
  'cấp nước sạch nông thôn',
  'chiếu sáng công cộng',
];
const places = [
  'phường Ba Đình',
  'phường Hoàn Kiếm',
  'xã Sóc Sơn',
  'xã Đông Anh',
  'phường Hà Đông',
  'xã Thạch Thất',
];
const rareEvery = 1_000;

/** Deterministic: the same index gives the same subject at every size. */
export function vocabulary(): Vocabulary {
  const pick = (list: readonly string[], seed: number): string => list[seed % list.length] ?? '';
  const subject = (index: number): string => {
    const mixed = Math.imul(index + 1, 2_654_435_761) >>> 0;
    const parts = [
      pick(starts, mixed),
      pick(topics, mixed >>> 5),
      'trên địa bàn',
      pick(places, mixed >>> 11),
    ];
    // In 40, 1 and 0.1 of 100 documents, and a phrase in half of one.
    if (mixed % 100 < 40) parts.push('năm 2026');
    if (mixed % 100 === 77) parts.push('theo kết luận thanh tra');
    if (mixed % 200 === 33) parts.push('hồ điều hòa Yên Sở');
    if (index % rareEvery === 17) parts.push('cầu Nhật Tân');
    return `${parts.join(' ')} đợt ${index % 97}`;
  };
  return {
    subject,
    searches: [
      { name: 'search: common word', query: 'nam 2026' },
      { name: 'search: medium word', query: 'thanh tra' },
      { name: 'search: rare word', query: 'nhat tan' },
      { name: 'search: no hit', query: 'kinhkhicau' },
      { name: 'search: phrase', query: '"hồ điều hòa Yên Sở"' },
    ],
  };
}
