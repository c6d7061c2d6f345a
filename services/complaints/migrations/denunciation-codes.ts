import { LegalCodeKind } from '@baro/proto/baro/complaints/v1/resources';
import { complexity } from './legal-codes.ts';
import type { CodeList } from './legal-codes.ts';

const law = 'Luật Tố cáo 25/2018/QH14';
const from = '2019-01-01';

/** Codes of the Law on Denunciations. */
export const denunciationCodes: readonly CodeList[] = [
  {
    from,
    kind: LegalCodeKind.INELIGIBLE,
    legalRef: `${law} Đ.24(3), 25`,
    confidence: 'medium',
    rows: [
      ['impersonated', 'Sử dụng họ tên của người khác để tố cáo', 'Written in the name of somebody else'],
      ['wrong_form', 'Không theo hình thức tố cáo của luật', 'Not in a form the law knows'],
      [
        'transferred_before',
        'Tố cáo đã được chuyển một lần về cùng nội dung',
        'Passed on once before on the same content',
      ],
    ],
  },
  {
    from,
    kind: LegalCodeKind.DENUNCIATION_NOT_ACCEPTED,
    legalRef: `${law} Đ.29(1)`,
    confidence: 'medium',
    rows: [
      ['not_in_form', 'Tố cáo không được thực hiện theo Điều 23', 'Not made as Article 23 says'],
      [
        'no_capacity',
        'Người tố cáo không đủ năng lực hành vi dân sự và không có người đại diện',
        'No legal capacity and no representative',
      ],
      ['not_competent', 'Không thuộc thẩm quyền giải quyết', 'Not within the competence'],
      [
        'no_basis',
        'Nội dung không có cơ sở xác định người vi phạm, hành vi vi phạm',
        'Nothing to tell violator or violation by',
      ],
      [
        'resolver_without_evidence',
        'Tố cáo người đã giải quyết khiếu nại mà không có thông tin, tài liệu, chứng cứ',
        'Against who resolved a complaint, without evidence',
      ],
      [
        'no_review_ground',
        'Tố cáo tiếp không có căn cứ giải quyết lại',
        'A further one without a ground to resolve anew',
      ],
    ],
  },
  {
    kind: LegalCodeKind.DENUNCIATION_COMPLEXITY,
    legalRef: 'NĐ 31/2019/NĐ-CP Đ.3',
    from: '2019-05-28',
    confidence: 'medium',
    rows: complexity,
  },
  {
    kind: LegalCodeKind.LIMIT,
    legalRef: 'NĐ 31/2019/NĐ-CP Đ.3',
    from: '2019-05-28',
    confidence: 'high',
    rows: [
      [
        'especially_complex',
        'Tố cáo đặc biệt phức tạp: từ số tiêu chí',
        'Especially complex: from so many criteria on',
        2,
      ],
    ],
  },
  {
    from,
    kind: LegalCodeKind.DENUNCIATION_SUSPENSION,
    legalRef: `${law} Đ.34(1)`,
    confidence: 'medium',
    rows: [
      [
        'awaits_other',
        'Cần đợi kết quả giải quyết của cơ quan khác hoặc vụ việc khác có liên quan',
        'Waits for another body or a related case',
      ],
      ['awaits_expert', 'Cần đợi kết quả giám định bổ sung, giám định lại', 'Waits for another expertise'],
    ],
  },
  {
    from,
    kind: LegalCodeKind.DENUNCIATION_TERMINATION,
    legalRef: `${law} Đ.34(3)`,
    confidence: 'medium',
    rows: [
      ['withdrawn', 'Người tố cáo rút toàn bộ nội dung tố cáo', 'All content was withdrawn'],
      [
        'denounced_died',
        'Người bị tố cáo chết và nội dung chỉ liên quan đến trách nhiệm của người đó',
        'The denounced died and nobody else is responsible',
      ],
      [
        'decided_elsewhere',
        'Vụ việc đã được giải quyết bằng bản án, quyết định có hiệu lực',
        'Settled by a judgment or decision in force',
      ],
    ],
  },
  {
    from,
    kind: LegalCodeKind.WITHDRAWN_CONTINUED,
    legalRef: `${law} Đ.33(3)`,
    confidence: 'high',
    rows: [
      ['violation', 'Hành vi bị tố cáo có dấu hiệu vi phạm pháp luật', 'Signs of a violation'],
      ['threat_bribe', 'Việc rút tố cáo do bị đe dọa, mua chuộc', 'Withdrawn because of a threat or a bribe'],
      [
        'slander',
        'Người tố cáo lợi dụng tố cáo để vu khống, xúc phạm, gây thiệt hại',
        'Denounced in order to slander or to harm',
      ],
    ],
  },
  {
    from,
    kind: LegalCodeKind.REVIEW_GROUND,
    legalRef: `${law} Đ.37(3)`,
    confidence: 'medium',
    rows: [
      ['result_wrong', 'Kết quả xác minh không chính xác, thiếu khách quan', 'The verification is not right'],
      ['evidence_left_out', 'Bỏ sót hoặc làm sai lệch hồ sơ, chứng cứ', 'Evidence was left out or falsified'],
      ['law_misapplied', 'Áp dụng không đúng pháp luật', 'The law was misapplied'],
    ],
  },
  {
    from,
    kind: LegalCodeKind.INFORMATION_OUTCOME,
    legalRef: `${law} Đ.25`,
    confidence: 'high',
    rows: [
      ['inspect', 'Thanh tra, kiểm tra theo thẩm quyền', 'Inspected or checked within the competence'],
      ['pass_on', 'Chuyển cơ quan có thẩm quyền để thanh tra, kiểm tra', 'Passed on to be inspected'],
      ['file', 'Không xử lý, xếp lưu', 'Not handled, filed'],
    ],
  },
  {
    from,
    kind: LegalCodeKind.PUBLICATION,
    legalRef: `${law} Đ.40(2)`,
    confidence: 'medium',
    rows: [
      ['meeting', 'Công bố tại cuộc họp nơi người bị tố cáo công tác', 'Read at a meeting at the workplace'],
      ['posting', 'Niêm yết tại trụ sở, nơi tiếp công dân', 'Posted at the seat and the reception'],
      ['website', 'Đăng trên cổng thông tin điện tử', 'On the portal'],
      ['media', 'Thông báo trên phương tiện thông tin đại chúng', 'By the mass media'],
    ],
  },
];
