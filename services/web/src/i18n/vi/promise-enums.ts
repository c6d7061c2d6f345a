import type {
  EvidenceKindName,
  PromiseOriginName,
  PromiseStateName,
  PromiseWordKindName,
} from '../../api/types.ts';

/** Words of the enums of promises. */
export interface PromiseEnumWords {
  readonly promiseState: Record<PromiseStateName, string>;
  readonly promiseOrigin: Record<PromiseOriginName, string>;
  readonly promiseWordKind: Record<PromiseWordKindName, string>;
  readonly evidenceKind: Record<EvidenceKindName, string>;
}

export const promiseEnums: PromiseEnumWords = {
  promiseState: {
    PROMISE_STATE_OPEN: 'Đang thực hiện',
    PROMISE_STATE_REPORTED: 'Báo đã thực hiện, chờ xác nhận',
    PROMISE_STATE_KEPT: 'Đã thực hiện, có xác nhận',
  },
  promiseOrigin: {
    PROMISE_ORIGIN_ANSWER: 'Trả lời kiến nghị',
    PROMISE_ORIGIN_QUESTIONING: 'Trả lời chất vấn',
  },
  promiseWordKind: {
    PROMISE_WORD_KIND_MILESTONE: 'Đơn vị báo đạt mốc',
    PROMISE_WORD_KIND_REPORT: 'Đơn vị báo đã thực hiện',
    PROMISE_WORD_KIND_CONFIRMATION: 'Xác nhận đã thực hiện',
    PROMISE_WORD_KIND_SENT_BACK: 'Trả lại vì chưa thực hiện',
  },
  evidenceKind: {
    EVIDENCE_KIND_DOCUMENT: 'Văn bản',
    EVIDENCE_KIND_PHOTO: 'Ảnh',
    EVIDENCE_KIND_MINUTES: 'Biên bản',
  },
};
