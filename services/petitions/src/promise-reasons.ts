/** Refusals of the promise ledger. */
export const promiseReasons = {
  PROMISE_NOT_FOUND: {
    code: 'NOT_FOUND',
    en: 'There is no such promise.',
    vi: 'Không tìm thấy lời hứa này.',
  },
  PROMISE_STATE_WRONG: {
    code: 'FAILED_PRECONDITION',
    en: 'The promise is in state {state}; the act does not start from it.',
    vi: 'Trạng thái hiện tại của lời hứa không cho phép thao tác này, hãy tải lại.',
  },
  CONFIRMER_PROMISED: {
    code: 'FAILED_PRECONDITION',
    en: 'A promise is confirmed by somebody other than the promiser, their unit, or a unit above or below it.',
    vi: 'Lời hứa phải do người khác xác nhận, không phải người hứa, đơn vị hứa hoặc đơn vị cấp trên, cấp dưới của đơn vị đó.',
  },
  EVIDENCE_MISSING: {
    code: 'FAILED_PRECONDITION',
    en: 'A promise is reported as kept with at least one piece of evidence.',
    vi: 'Báo đã thực hiện lời hứa phải kèm ít nhất một minh chứng.',
  },
  MILESTONE_NOT_FOUND: {
    code: 'NOT_FOUND',
    en: 'The promise has no such milestone.',
    vi: 'Lời hứa không có mốc này.',
  },
  MILESTONE_REACHED: {
    code: 'FAILED_PRECONDITION',
    en: 'The milestone was reported as reached already.',
    vi: 'Mốc này đã được báo là đạt.',
  },
  MILESTONES_FULL: {
    code: 'FAILED_PRECONDITION',
    en: 'A promise has at most {max} milestones.',
    vi: 'Mỗi lời hứa có tối đa {max} mốc.',
  },
  SAME_DATE: {
    code: 'FAILED_PRECONDITION',
    en: 'That is the date in force already.',
    vi: 'Đó đang là hạn hiện tại, hãy chọn ngày khác.',
  },
} as const;
