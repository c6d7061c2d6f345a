import { LegalCodeKind } from '@baro/proto/baro/complaints/v1/resources';

const { INELIGIBLE, NOT_ACCEPTED, COMPLEXITY, SUSPENSION, TERMINATION, LIMIT } = LegalCodeKind;

/** Where a list comes from and from which day. */
interface Source {
  kind: LegalCodeKind;
  legalRef: string;
  from: string;
  confidence: 'high' | 'medium' | 'low';
}

/** Code, Vietnamese words, English words, and the number of a LIMIT. */
export type Row = readonly [code: string, vi: string, en: string, value?: number];

/** A list with its codes, in the order of the law. */
export type CodeList = Source & { rows: readonly Row[] };

/** What makes a case complex: the same for complaints and denunciations. */
export const complexity: readonly Row[] = [
  ['a', 'Phải xác minh tại từ 2 địa điểm trở lên', 'Verification at two places or more'],
  ['b', 'Có từ 2 nội dung trở lên', 'Two contents or more'],
  ['c', 'Liên quan đến nhiều người hoặc lợi ích của nhiều người', 'Many people or the interests of many'],
  ['d', 'Có yếu tố nước ngoài', 'A foreign element'],
  ['dd', 'Liên quan đến trách nhiệm của nhiều cơ quan', 'Responsibility of several agencies'],
  ['e', 'Các cơ quan còn có ý kiến khác nhau', 'Agencies still differ'],
  [
    'g',
    'Chứng cứ mâu thuẫn, cần thời gian hoặc chuyên gia',
    'Conflicting evidence that needs time or an expert',
  ],
];

const lists: readonly CodeList[] = [
  {
    kind: INELIGIBLE,
    legalRef: 'TT 05/2021/TT-TTCP Đ.6',
    from: '2021-11-15',
    confidence: 'medium',
    rows: [
      ['not_vietnamese', 'Đơn không viết bằng tiếng Việt', 'Not in Vietnamese'],
      ['no_date', 'Không ghi ngày, tháng, năm viết đơn', 'No date of writing'],
      [
        'no_name_address',
        'Không ghi rõ họ, tên, địa chỉ người viết đơn',
        'Name or address of the sender missing',
      ],
      ['unsigned', 'Không có chữ ký hoặc điểm chỉ', 'No signature or fingerprint'],
      [
        'content_missing',
        'Không nêu rõ đối tượng, nội dung, lý do, yêu cầu',
        'Object, content, reason or demand missing',
      ],
      [
        'several_addressees',
        'Đã gửi nhiều nơi, trong đó có nơi có thẩm quyền',
        'Sent to several, the competent body among them',
      ],
      [
        'guided_before',
        'Đã được hướng dẫn một lần về cùng nội dung',
        'Guided once before on the same content',
      ],
      ['handled_before', 'Nội dung đã được giải quyết theo quy định', 'Content has been handled already'],
      ['illegible', 'Chữ viết không đọc được, rách nát', 'Cannot be read'],
    ],
  },
  {
    kind: NOT_ACCEPTED,
    legalRef: 'Luật Khiếu nại 02/2011/QH13 Đ.11',
    from: '2012-07-01',
    confidence: 'high',
    rows: [
      ['internal_act', 'Quyết định, hành vi trong nội bộ, chỉ đạo điều hành', 'Internal or steering act'],
      [
        'not_affected',
        'Không liên quan trực tiếp đến quyền, lợi ích của người khiếu nại',
        'Does not affect the complainant directly',
      ],
      [
        'no_capacity',
        'Không có năng lực hành vi đầy đủ mà không có người đại diện',
        'No legal capacity and no representative',
      ],
      ['representative_unlawful', 'Người đại diện không hợp pháp', 'Representative is not lawful'],
      ['unsigned', 'Đơn không có chữ ký hoặc điểm chỉ', 'No signature or fingerprint'],
      ['expired', 'Hết thời hiệu, thời hạn mà không có lý do chính đáng', 'Out of time without good reason'],
      ['second_decided', 'Đã có quyết định giải quyết lần hai', 'There is a second decision'],
      ['terminated', 'Đã đình chỉ, quá 30 ngày không khiếu nại tiếp', 'Terminated, and 30 days have passed'],
      ['court', 'Tòa án đã thụ lý hoặc đã giải quyết', 'Accepted or decided by a court'],
    ],
  },
  {
    kind: COMPLEXITY,
    legalRef: 'NĐ 124/2020/NĐ-CP Đ.3a (NĐ 155/2026/NĐ-CP)',
    from: '2026-07-01',
    confidence: 'high',
    rows: complexity,
  },
  {
    kind: SUSPENSION,
    legalRef: 'Luật Khiếu nại 02/2011/QH13 Đ.11a (Luật 136/2025/QH15)',
    from: '2026-07-01',
    confidence: 'low',
    rows: [
      [
        'no_successor',
        'Người khiếu nại chết, mất tích, chưa có người kế thừa quyền, nghĩa vụ',
        'Complainant died or is missing, no successor yet',
      ],
      [
        'body_unsettled',
        'Cơ quan, tổ chức bị sáp nhập, giải thể, chưa có bên kế thừa',
        'Body merged or dissolved, no successor yet',
      ],
      [
        'awaits_other',
        'Cần chờ kết quả giải quyết của cơ quan khác hoặc vụ việc khác có liên quan',
        'Waits for another body or a related case',
      ],
      [
        'force_majeure',
        'Sự kiện bất khả kháng, trở ngại khách quan',
        'Force majeure or an objective obstacle',
      ],
    ],
  },
  {
    kind: TERMINATION,
    legalRef: 'NĐ 124/2020/NĐ-CP Đ.28b (NĐ 155/2026/NĐ-CP); Luật Khiếu nại 02/2011/QH13 Đ.10',
    from: '2012-07-01',
    confidence: 'medium',
    rows: [
      ['withdrawn', 'Người khiếu nại rút khiếu nại', 'The complainant withdrew'],
      [
        'no_successor',
        'Người khiếu nại chết, không có người kế thừa quyền, nghĩa vụ',
        'Complainant died without a successor',
      ],
      ['act_revoked', 'Quyết định, hành vi bị khiếu nại không còn', 'The act complained of is no more'],
      ['court', 'Tòa án đã thụ lý', 'Accepted by a court'],
    ],
  },
  {
    kind: LIMIT,
    legalRef: 'TT 05/2021/TT-TTCP (theo TT 07/2014/TT-TTCP)',
    from: '2012-07-01',
    confidence: 'medium',
    rows: [['many_people', 'Đơn có nhiều người: từ số người', 'Many people: from so many on', 5]],
  },
  {
    kind: LIMIT,
    legalRef: 'NĐ 124/2020/NĐ-CP; NĐ 155/2026/NĐ-CP Đ.10',
    from: '2012-07-01',
    confidence: 'high',
    rows: [
      ['small_group', 'Nhóm từ 5 người: đến số người', 'A small group: up to so many people', 10],
      [
        'small_group_representatives',
        'Số người đại diện tối đa của nhóm nhỏ',
        'Representatives of a small group, at most',
        2,
      ],
      [
        'large_group_representatives',
        'Số người đại diện tối đa của nhóm lớn',
        'Representatives of a large group, at most',
        5,
      ],
    ],
  },
];

/** Statements that fill `legal_codes`, one a code. */
export function legalCodeInserts(of: readonly CodeList[] = lists): [sql: string, values: unknown[]][] {
  return of.flatMap(({ kind, legalRef, from, confidence, rows }) =>
    rows.map(([code, vi, en, value = 0], at): [string, unknown[]] => [
      `INSERT INTO legal_codes (kind, code, position, value, name_vi, name_en, legal_ref, confidence, valid_from)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [kind, code, at, value, vi, en, legalRef, confidence, from],
    ]),
  );
}
