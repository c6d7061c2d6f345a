import type { PromiseEnumWords } from '../vi/promise-enums.ts';

export const promiseEnums: PromiseEnumWords = {
  promiseState: {
    PROMISE_STATE_OPEN: 'In work',
    PROMISE_STATE_REPORTED: 'Reported as kept, not confirmed',
    PROMISE_STATE_KEPT: 'Kept, confirmed',
  },
  promiseOrigin: {
    PROMISE_ORIGIN_ANSWER: 'Answer to a petition',
    PROMISE_ORIGIN_QUESTIONING: 'Questioning',
  },
  promiseWordKind: {
    PROMISE_WORD_KIND_MILESTONE: 'Unit reports a milestone reached',
    PROMISE_WORD_KIND_REPORT: 'Unit reports it kept',
    PROMISE_WORD_KIND_CONFIRMATION: 'Confirmed as kept',
    PROMISE_WORD_KIND_SENT_BACK: 'Sent back, not kept',
  },
  evidenceKind: {
    EVIDENCE_KIND_DOCUMENT: 'Document',
    EVIDENCE_KIND_PHOTO: 'Photo',
    EVIDENCE_KIND_MINUTES: 'Minutes',
  },
};
