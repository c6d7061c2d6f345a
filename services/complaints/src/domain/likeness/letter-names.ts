import type { AlikeWords } from '@baro/chassis/alike';

/** What stands before a proper name. */
export const nameKinds: AlikeWords['nameKinds'] = {
  road: ['đường', 'phố', 'ngõ', 'ngách', 'quốc lộ', 'tỉnh lộ', 'đại lộ'],
  project: [
    'dự án',
    'khu đô thị',
    'khu tập thể',
    'khu công nghiệp',
    'chung cư',
    'tòa nhà',
    'cụm công nghiệp',
  ],
  house: [
    'trường',
    'trường tiểu học',
    'trường mầm non',
    'trường trung học cơ sở',
    'bệnh viện',
    'chợ',
    'công ty',
  ],
  village: ['thôn', 'làng', 'xóm'],
  place: ['phường', 'xã', 'quận', 'huyện', 'thị xã', 'thị trấn'],
};

/** What stands before a number that tells one thing from another. */
export const codeKinds: AlikeWords['codeKinds'] = {
  'quyết định': ['quyết định', 'quyết định số'],
  thửa: ['thửa', 'thửa đất', 'thửa đất số'],
  'tờ bản đồ': ['tờ bản đồ', 'tờ bản đồ số'],
  nhà: ['nhà', 'nhà số', 'số nhà', 'lô', 'căn hộ'],
  ngõ: ['ngõ', 'ngách', 'hẻm'],
  tổ: ['tổ', 'tổ dân phố'],
  'biên bản': ['biên bản'],
  'thông báo': ['thông báo'],
};

/** Written large, but no name. */
export const notNames: readonly string[] = [
  'hà nội',
  'thủ đô',
  'thành phố',
  'nhà nước',
  'chính phủ',
  'quốc hội',
  'ủy ban',
  'hội đồng',
  'công an',
  'sở',
  'ban',
  'phòng',
  'việt nam',
  'luật',
  'nghị định',
  'thông tư',
  'quyết định',
  'người',
];
