/** What of a form stays the same over the decrees. */
export interface Titles {
  vi: string;
  en: string;
}

export const complaintTitles: Record<string, Titles> = {
  acceptance: { vi: 'Thông báo về việc thụ lý giải quyết khiếu nại', en: 'Notice of acceptance' },
  refusal: { vi: 'Thông báo về việc không thụ lý giải quyết khiếu nại', en: 'Notice of non-acceptance' },
  dialogue_minutes: { vi: 'Biên bản đối thoại', en: 'Minutes of the dialogue' },
  suspension: { vi: 'Quyết định tạm đình chỉ giải quyết khiếu nại', en: 'Decision to suspend' },
  resumption: { vi: 'Quyết định tiếp tục giải quyết khiếu nại', en: 'Decision to go on' },
  termination: { vi: 'Quyết định đình chỉ giải quyết khiếu nại', en: 'Decision to terminate' },
  complexity: { vi: 'Văn bản xác định vụ việc khiếu nại phức tạp', en: 'Determination of complexity' },
  dialogue_notice: { vi: 'Thông báo tổ chức đối thoại', en: 'Notice of the dialogue' },
  verification_assignment: {
    vi: 'Quyết định giao xác minh nội dung khiếu nại',
    en: 'Decision on verification',
  },
  verification_report: {
    vi: 'Báo cáo kết quả xác minh nội dung khiếu nại',
    en: 'Report on the verification',
  },
  decision_first: { vi: 'Quyết định giải quyết khiếu nại lần đầu', en: 'First decision' },
  decision_second: { vi: 'Quyết định giải quyết khiếu nại lần hai', en: 'Second decision' },
  accept_proposal: { vi: 'Phiếu đề xuất thụ lý đơn', en: 'Proposal to accept' },
  guidance: { vi: 'Phiếu hướng dẫn', en: 'Slip of guidance' },
  transfer_denunciation: { vi: 'Phiếu chuyển đơn tố cáo', en: 'Slip passing a denunciation on' },
  transfer: { vi: 'Phiếu chuyển đơn', en: 'Slip passing a letter on' },
  return: { vi: 'Thông báo trả lại đơn', en: 'Notice of return' },
};

/** Forms of one rule from day to day; a number is empty when the law sheet has none. */
export interface Source {
  legalRef: string;
  from: string;
  to?: string;
  confidence: 'high' | 'medium' | 'low' | 'unknown';
  /** Code to number. */
  numbers: Readonly<Record<string, string>>;
}

const annex = 'NĐ 124/2020/NĐ-CP Phụ lục';
const slips = 'TT 05/2021/TT-TTCP';

export const complaintForms: readonly Source[] = [
  {
    legalRef: 'NĐ 155/2026/NĐ-CP',
    from: '2026-07-01',
    confidence: 'high',
    numbers: {
      acceptance: '03',
      refusal: '04',
      dialogue_minutes: '14',
      suspension: '14a',
      termination: '14a',
      resumption: '14b',
    },
  },
  {
    legalRef: annex,
    from: '2020-12-10',
    to: '2026-06-30',
    confidence: 'unknown',
    numbers: { acceptance: '', refusal: '', dialogue_minutes: '', termination: '' },
  },
  {
    legalRef: annex,
    from: '2020-12-10',
    confidence: 'unknown',
    numbers: {
      dialogue_notice: '',
      verification_assignment: '',
      verification_report: '',
      decision_first: '',
      decision_second: '',
    },
  },
  {
    legalRef: 'NĐ 124/2020/NĐ-CP Đ.3a (NĐ 155/2026/NĐ-CP)',
    from: '2026-07-01',
    confidence: 'unknown',
    numbers: { complexity: '' },
  },
  {
    legalRef: slips,
    from: '2021-11-15',
    confidence: 'medium',
    numbers: { accept_proposal: '01', transfer_denunciation: '03' },
  },
  {
    legalRef: slips,
    from: '2021-11-15',
    confidence: 'low',
    numbers: { guidance: '02', transfer: '04', return: '05' },
  },
];

/** Values of `legal_forms`, one statement a row. */
export function legalFormInserts(
  sources: readonly Source[],
  titles: Readonly<Record<string, Titles>>,
): [sql: string, values: unknown[]][] {
  return sources.flatMap(({ legalRef, from, to = null, confidence, numbers }) =>
    Object.entries(numbers).map(([code, number]): [string, unknown[]] => [
      `INSERT INTO legal_forms (code, number, title_vi, title_en, legal_ref, confidence, valid_from, valid_to)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      [code, number, titles[code]?.vi, titles[code]?.en, legalRef, confidence, from, to],
    ]),
  );
}
