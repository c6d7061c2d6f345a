import { LegalCodeKind } from '@baro/proto/baro/complaints/v1/resources';
import type { CodeList } from './legal-codes.ts';

/** Codes of the Law on the Reception of Citizens, and how many people are a crowd. */
export const receptionCodes: readonly CodeList[] = [
  {
    kind: LegalCodeKind.RECEPTION_REFUSAL,
    legalRef: 'Luật Tiếp công dân 42/2013/QH13 Đ.9',
    from: '2014-07-01',
    confidence: 'medium',
    rows: [
      [
        'incapable',
        'Say do dùng chất kích thích; bệnh làm mất khả năng nhận thức, điều khiển hành vi',
        'Intoxicated, or not capable of understanding or governing what they do',
      ],
      [
        'threatening',
        'Đe dọa, xúc phạm người tiếp công dân, cơ quan; vi phạm nội quy nơi tiếp công dân',
        'Threatens or insults, or breaks the rules of the place',
      ],
      [
        'settled',
        'Vụ việc đã giải quyết đúng, đã rà soát, thông báo và giải thích mà vẫn cố tình kéo dài',
        'The case is settled, reviewed, notified and explained, and the person persists',
      ],
      ['other', 'Trường hợp khác theo quy định của pháp luật', 'Another case the law names'],
    ],
  },
  {
    kind: LegalCodeKind.LIMIT,
    legalRef: 'TT 06/2025/TT-TTCP',
    from: '2025-09-30',
    confidence: 'medium',
    rows: [['crowd', 'Đoàn đông người: từ số người', 'A crowd: from so many people on', 5]],
  },
];
