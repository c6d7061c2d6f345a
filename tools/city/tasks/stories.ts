import type { Desk } from '../desks.ts';

/** One act of a story, done by a demo login. */
export type TaskStep =
  | { act: 'accept'; by: string }
  | { act: 'handOver'; by: string; to: Desk }
  | { act: 'return'; by: string; reason: string; competent: string }
  | { act: 'progress'; by: string; percent: number; text: string }
  | { act: 'extend'; by: string; dueInDays: number; reason: string }
  /** Grants the extension asked last. */
  | { act: 'grant'; by: string }
  | { act: 'obstacle'; by: string; text: string; to: Desk; dueInDays: number }
  | { act: 'acceptPart'; by: string; part: number }
  | { act: 'finishPart'; by: string; part: number; result: string }
  | { act: 'report'; by: string; text: string }
  | { act: 'confirm'; by: string }
  | { act: 'stop'; by: string; reason: string };

/** A task as it is assigned, and what becomes of it. */
export interface TaskStory {
  unitCode: string;
  by: string;
  source: readonly [issuer: string, numberSymbol: string];
  work: string;
  product: string;
  lead: Desk;
  with?: readonly Desk[];
  /** Absent: a standing task. */
  dueInDays?: number;
  steps: readonly TaskStep[];
}

const government = ['Thủ tướng Chính phủ', '234/CĐ-TTg'] as const;
const committee = ['Ủy ban nhân dân Thành phố Hà Nội', '318/KH-UBND'] as const;

export const taskStories: readonly TaskStory[] = [
  {
    unitCode: 'UBND',
    by: 'lanh-dao',
    source: government,
    work: 'Tổng hợp tình hình giải ngân vốn đầu tư công và đề xuất giải pháp thúc đẩy',
    product: 'Báo cáo của Ủy ban nhân dân Thành phố',
    lead: 'giam-doc-so',
    with: ['lanh-dao-ba-dinh', 'SXD/head'],
    dueInDays: 12,
    steps: [
      { act: 'accept', by: 'giam-doc-so' },
      { act: 'progress', by: 'giam-doc-so', percent: 40, text: 'Đã tổng hợp số liệu của 9 sở, ngành' },
      { act: 'extend', by: 'giam-doc-so', dueInDays: 20, reason: 'Chờ số liệu của các phường mới sáp nhập' },
      { act: 'grant', by: 'lanh-dao' },
      { act: 'acceptPart', by: 'lanh-dao-ba-dinh', part: 0 },
      { act: 'finishPart', by: 'lanh-dao-ba-dinh', part: 0, result: 'Đã gửi số liệu của phường' },
    ],
  },
  {
    unitCode: 'UBND',
    by: 'lanh-dao',
    source: government,
    work: 'Rà soát, cắt giảm thủ tục hành chính nội bộ trong lĩnh vực tài chính',
    product: 'Danh mục thủ tục đề nghị cắt giảm',
    lead: 'giam-doc-so',
    dueInDays: 5,
    steps: [
      { act: 'accept', by: 'giam-doc-so' },
      { act: 'handOver', by: 'giam-doc-so', to: 'truong-phong-so' },
      { act: 'accept', by: 'truong-phong-so' },
      { act: 'extend', by: 'truong-phong-so', dueInDays: 19, reason: 'Chờ ý kiến của Bộ Tài chính' },
    ],
  },
  {
    unitCode: 'UBND',
    by: 'lanh-dao',
    source: committee,
    work: 'Xây dựng định mức chi cho bộ phận một cửa cấp xã',
    product: 'Dự thảo quyết định',
    lead: 'lanh-dao-ba-dinh',
    dueInDays: 15,
    steps: [
      {
        act: 'return',
        by: 'lanh-dao-ba-dinh',
        reason: 'Định mức chi thuộc thẩm quyền tham mưu của Sở Tài chính',
        competent: 'STC',
      },
    ],
  },
  {
    unitCode: 'UBND',
    by: 'lanh-dao',
    source: committee,
    work: 'Hoàn thiện cơ sở dữ liệu giá đất trên địa bàn',
    product: 'Cơ sở dữ liệu được nghiệm thu',
    lead: 'giam-doc-so',
    dueInDays: 30,
    steps: [
      { act: 'accept', by: 'giam-doc-so' },
      {
        act: 'obstacle',
        by: 'giam-doc-so',
        text: 'Phường chưa bàn giao hồ sơ các thửa đất chuyển mục đích sử dụng',
        to: 'lanh-dao-ba-dinh',
        dueInDays: 6,
      },
    ],
  },
  {
    unitCode: 'UBND',
    by: 'lanh-dao',
    source: committee,
    work: 'Theo dõi, báo cáo hằng tháng tình hình thu, chi ngân sách',
    product: 'Báo cáo tháng',
    lead: 'giam-doc-so',
    steps: [{ act: 'accept', by: 'giam-doc-so' }],
  },
  {
    unitCode: 'VPUBND',
    by: 'chanh-van-phong',
    source: committee,
    work: 'Chuẩn bị tài liệu phiên họp thường kỳ của Ủy ban nhân dân Thành phố',
    product: 'Bộ tài liệu phiên họp',
    lead: 'truong-phong',
    dueInDays: 7,
    steps: [
      { act: 'accept', by: 'truong-phong' },
      { act: 'handOver', by: 'truong-phong', to: 'chuyen-vien' },
      { act: 'accept', by: 'chuyen-vien' },
      { act: 'report', by: 'chuyen-vien', text: 'Đã trình bộ tài liệu phiên họp' },
    ],
  },
  {
    unitCode: 'VPUBND',
    by: 'chanh-van-phong',
    source: committee,
    work: 'Cập nhật danh mục nhiệm vụ được giao trong quý',
    product: 'Danh mục nhiệm vụ',
    lead: 'chuyen-vien',
    dueInDays: 9,
    steps: [
      { act: 'accept', by: 'chuyen-vien' },
      { act: 'report', by: 'chuyen-vien', text: 'Danh mục đã cập nhật' },
      { act: 'confirm', by: 'chanh-van-phong' },
    ],
  },
  {
    unitCode: 'VPUBND',
    by: 'chanh-van-phong',
    source: committee,
    work: 'Rà soát quy chế làm việc',
    product: 'Dự thảo quy chế',
    lead: 'truong-phong',
    dueInDays: 20,
    steps: [{ act: 'stop', by: 'chanh-van-phong', reason: 'Ghép vào kế hoạch sửa đổi chung của Thành phố' }],
  },
  {
    unitCode: '00004',
    by: 'lanh-dao-ba-dinh',
    source: committee,
    work: 'Kiểm tra phòng cháy, chữa cháy tại chợ và khu tập thể cũ',
    product: 'Biên bản và báo cáo kết quả kiểm tra',
    lead: 'chuyen-vien-ba-dinh',
    dueInDays: 6,
    steps: [],
  },
];

/** A task of the past as a table has it; days are counted from the day of the load. */
export interface PastTask {
  work: string;
  lead: string;
  product: string;
  dueInDays: number;
  status: string;
  /** Who it is assigned to after the import, in the term of the source. */
  assignTo?: Desk;
}

/** Taken from a table into the tasks of the office: two are done, two wait, two are assigned though their term is over. */
export const pastTasks: readonly PastTask[] = [
  {
    work: 'Báo cáo kết quả thực hiện công điện về tiết kiệm điện',
    lead: 'Phòng Tổng hợp',
    product: 'Báo cáo',
    dueInDays: -40,
    status: 'Đã hoàn thành',
  },
  {
    work: 'Báo cáo tình hình sắp xếp trụ sở làm việc',
    lead: 'Sở Tài chính',
    product: 'Báo cáo',
    dueInDays: -60,
    status: 'Đã hoàn thành quá hạn',
  },
  {
    work: 'Đề xuất kế hoạch phát triển kinh tế số',
    lead: 'Sở KH&CN',
    product: 'Tờ trình',
    dueInDays: 45,
    status: 'Đang thực hiện',
  },
  {
    work: 'Góp ý dự thảo nghị định về dữ liệu mở',
    lead: 'Bộ Công an',
    product: 'Văn bản góp ý',
    dueInDays: -12,
    status: 'Quá hạn chưa hoàn thành',
  },
  {
    work: 'Tổng hợp vướng mắc trong chính quyền hai cấp',
    lead: 'Phòng Tổng hợp',
    product: 'Báo cáo',
    dueInDays: -9,
    status: 'Quá hạn chưa hoàn thành',
    assignTo: 'truong-phong',
  },
  {
    work: 'Báo cáo việc thực hiện kết luận kiểm tra công vụ',
    lead: 'Phòng Tổng hợp',
    product: 'Báo cáo',
    dueInDays: -5,
    status: 'Quá hạn chưa hoàn thành',
    assignTo: 'chuyen-vien',
  },
];
