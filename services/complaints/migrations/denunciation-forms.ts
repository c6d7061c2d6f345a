import type { Source, Titles } from './legal-forms.ts';

export const denunciationTitles: Record<string, Titles> = {
  denunciation_acceptance: { vi: 'Quyết định thụ lý tố cáo', en: 'Decision to accept a denunciation' },
  denouncer_notice: { vi: 'Thông báo về việc thụ lý tố cáo', en: 'Notice of acceptance to the denouncer' },
  denounced_notice: { vi: 'Thông báo về nội dung tố cáo', en: 'Notice of the content to the denounced' },
  denunciation_refusal: {
    vi: 'Thông báo về việc không thụ lý tố cáo',
    en: 'Notice that a denunciation is not accepted',
  },
  denunciation_passed_on: {
    vi: 'Thông báo về việc chuyển đơn tố cáo',
    en: 'Notice that a denunciation was passed on',
  },
  denunciation_extension: {
    vi: 'Quyết định gia hạn giải quyết tố cáo',
    en: 'Decision to extend the resolution of a denunciation',
  },
  denunciation_assignment: {
    vi: 'Quyết định giao xác minh nội dung tố cáo',
    en: 'Decision on the verification of a denunciation',
  },
  denunciation_report: {
    vi: 'Báo cáo kết quả xác minh nội dung tố cáo',
    en: 'Report on the verification of a denunciation',
  },
  denunciation_suspension: {
    vi: 'Quyết định tạm đình chỉ giải quyết tố cáo',
    en: 'Decision to suspend the resolution of a denunciation',
  },
  denunciation_resumption: {
    vi: 'Quyết định tiếp tục giải quyết tố cáo',
    en: 'Decision to go on with a denunciation',
  },
  denunciation_termination: {
    vi: 'Quyết định đình chỉ giải quyết tố cáo',
    en: 'Decision to terminate the resolution of a denunciation',
  },
  denunciation_withdrawal: {
    vi: 'Biên bản ghi nhận việc rút tố cáo',
    en: 'Record of the withdrawal of a denunciation',
  },
  denunciation_conclusion: {
    vi: 'Kết luận nội dung tố cáo',
    en: 'Conclusion of the content of a denunciation',
  },
  reception_refusal: {
    vi: 'Thông báo về việc từ chối tiếp công dân',
    en: 'Notice that the reception of a citizen is refused',
  },
  reception_receipt: {
    vi: 'Giấy biên nhận thông tin, tài liệu, bằng chứng',
    en: 'Receipt of papers taken',
  },
};

const annex = 'NĐ 31/2019/NĐ-CP Phụ lục';

/** Forms of a denunciation and of the reception; the law sheet numbers few of those of NĐ 31/2019. */
export const denunciationForms: readonly Source[] = [
  {
    legalRef: 'NĐ 31/2019/NĐ-CP',
    from: '2019-05-28',
    confidence: 'medium',
    numbers: { denunciation_extension: '01' },
  },
  {
    legalRef: annex,
    from: '2019-05-28',
    confidence: 'unknown',
    numbers: {
      denunciation_acceptance: '',
      denouncer_notice: '',
      denounced_notice: '',
      denunciation_refusal: '',
      denunciation_assignment: '',
      denunciation_report: '',
      denunciation_suspension: '',
      denunciation_resumption: '',
      denunciation_termination: '',
      denunciation_conclusion: '',
    },
  },
  {
    legalRef: 'TT 05/2021/TT-TTCP',
    from: '2021-11-15',
    confidence: 'unknown',
    numbers: { denunciation_passed_on: '' },
  },
  {
    legalRef: annex,
    from: '2019-05-28',
    to: '2026-06-30',
    confidence: 'unknown',
    numbers: { denunciation_withdrawal: '' },
  },
  {
    legalRef: 'NĐ 156/2026/NĐ-CP',
    from: '2026-07-01',
    confidence: 'high',
    numbers: { denunciation_withdrawal: '03' },
  },
  {
    legalRef: 'NĐ 154/2026/NĐ-CP',
    from: '2026-07-01',
    confidence: 'high',
    numbers: { reception_refusal: '01/TCD', reception_receipt: '02/TCD' },
  },
];
