/** What becomes of one declared criterion of a unit. */
export interface ScoreStory {
  /** Code of the index set. */
  set: string;
  criterion: string;
  /** Code of the unit, and who scores for it. */
  unit: string;
  scorer: string;
  /** Scores the unit gives itself, one after the other; the first is the one that is verified. */
  own: readonly { points: string; note?: string; title?: string }[];
  /** What is verified, by who keeps the set; absent while nobody has. */
  verified?: { points: string; note?: string };
}

const departments = { set: 'CSDH-SN-2026', unit: 'STC', scorer: 'chuyen-vien-so' } as const;
const communes = { set: 'CSDH-XP-2026', unit: '00004', scorer: 'chuyen-vien-ba-dinh' } as const;

/** Verified as scored and otherwise, scored again since, waiting to be verified, nothing claimed; the rest nobody scored. */
export const scoreStories: readonly ScoreStory[] = [
  {
    ...departments,
    criterion: '1.3',
    own: [{ points: '3', title: 'Kế hoạch cải cách hành chính năm 2026 (mẫu)' }],
    verified: { points: '3' },
  },
  {
    ...departments,
    criterion: '1.4',
    own: [{ points: '5', title: 'Kế hoạch kiểm tra và kết luận kiểm tra (mẫu)' }],
    verified: { points: '3.5', note: 'Chưa có quyết định công nhận sáng kiến' },
  },
  {
    ...departments,
    criterion: '2.2',
    own: [
      { points: '2', title: 'Kế hoạch rà soát văn bản năm 2026 (mẫu)' },
      { points: '3', title: 'Báo cáo kết quả rà soát văn bản (mẫu)', note: 'Bổ sung báo cáo kết quả' },
    ],
    verified: { points: '2' },
  },
  {
    ...departments,
    criterion: '3.1',
    own: [{ points: '4.5', title: 'Ảnh chụp trang công khai thủ tục hành chính (mẫu)' }],
  },
  {
    ...departments,
    criterion: '5.2',
    own: [{ points: '0', note: 'Chưa có kết luận phải thực hiện trong năm' }],
  },
  {
    ...communes,
    criterion: '1.3',
    own: [{ points: '3', title: 'Kế hoạch cải cách hành chính năm 2026 của phường (mẫu)' }],
    verified: { points: '2.5', note: 'Kế hoạch ban hành chậm so với quy định' },
  },
  {
    ...communes,
    criterion: '2.1',
    own: [{ points: '4', title: 'Ảnh chụp bảng niêm yết thủ tục hành chính (mẫu)' }],
    verified: { points: '4' },
  },
  {
    ...communes,
    criterion: '2.3',
    own: [{ points: '3.75', title: 'Số liệu xuất từ Cổng Dịch vụ công quốc gia (mẫu)' }],
  },
];
