import { Migration } from '@mikro-orm/migrations';

const decree = 'NĐ 30/2020/NĐ-CP Đ.7, Phụ lục III';
const normativeLaw = 'NĐ 30/2020/NĐ-CP Đ.15; Luật BHVBQPPL';

/** code | name | abbreviation; in the order of Phụ lục III. Codes are plain letters; where two would be alike, longer. */
const administrative = [
  'NQ|Nghị quyết (cá biệt)|NQ',
  'QD|Quyết định (cá biệt)|QĐ',
  'CT|Chỉ thị|CT',
  'QC|Quy chế|QC',
  'QYD|Quy định|QyĐ',
  'TC|Thông cáo|TC',
  'TB|Thông báo|TB',
  'HD|Hướng dẫn|HD',
  'CTR|Chương trình|CTr',
  'KH|Kế hoạch|KH',
  'PA|Phương án|PA',
  'DE_AN|Đề án|ĐA',
  'DU_AN|Dự án|DA',
  'BC|Báo cáo|BC',
  'BB|Biên bản|BB',
  'TTR|Tờ trình|TTr',
  'HOP_DONG|Hợp đồng|HĐ',
  'CV|Công văn|',
  'CD|Công điện|CĐ',
  'BGN|Bản ghi nhớ|BGN',
  'BTT|Bản thỏa thuận|BTT',
  'GUQ|Giấy ủy quyền|GUQ',
  'GM|Giấy mời|GM',
  'GGT|Giấy giới thiệu|GGT',
  'GNP|Giấy nghỉ phép|GNP',
  'PG|Phiếu gửi|PG',
  'PC|Phiếu chuyển|PC',
  'PB|Phiếu báo|PB',
  'THC|Thư công|',
];
const copies = ['SY|Sao y|SY', 'TRS|Trích sao|TrS', 'SL|Sao lục|SL'];
/** What the city itself makes law with. */
const cityNormative = [
  'NQ_QPPL|Nghị quyết quy phạm pháp luật|NQ',
  'QD_QPPL|Quyết định quy phạm pháp luật|QĐ',
];
/** What only comes in, from above. */
const centralNormative = [
  'LUAT|Luật|',
  'BO_LUAT|Bộ luật|',
  'PL|Pháp lệnh|PL',
  'LENH|Lệnh|L',
  'ND|Nghị định|NĐ',
  'TT|Thông tư|TT',
  'TTLT|Thông tư liên tịch|TTLT',
  'NQLT|Nghị quyết liên tịch|NQLT',
  'VBHN|Văn bản hợp nhất|VBHN',
  'SL_LENH|Sắc lệnh|SL',
];

interface Seed {
  rows: string[];
  normative: boolean;
  copy: boolean;
  legalRef: string;
}

const seeds: Seed[] = [
  { rows: administrative, normative: false, copy: false, legalRef: decree },
  { rows: copies, normative: false, copy: true, legalRef: decree },
  { rows: [...cityNormative, ...centralNormative], normative: true, copy: false, legalRef: normativeLaw },
  { rows: ['KHAC|Văn bản khác|'], normative: false, copy: false, legalRef: '' },
];

const values = seeds
  .flatMap(({ rows, normative, copy, legalRef }) =>
    rows.map((row) => ({ row: row.split('|'), normative, copy, legalRef })),
  )
  .map(
    ({ row: [code, name, abbreviation], normative, copy, legalRef }, index) =>
      `('${code}', ${index + 1}, '${name}', '${abbreviation}', ${normative}, ${copy}, '${legalRef}')`,
  );

/** Types of documents as rows: the law may add one without a release. */
export class Migration20260201000200DocumentTypes extends Migration {
  override name = 'Migration20260201000200DocumentTypes';

  override async up(): Promise<void> {
    await this.execute(
      `INSERT INTO document_types (code, position, name, abbreviation, normative, copy, legal_ref) VALUES ${values.join(',')}`,
    );
  }
}
