import type { Words } from './words.ts';

/** What a term runs from, in words. A start event that is not listed is shown as it is written. */
export const START_EVENTS: Readonly<Record<string, Words>> = {
  received: { vi: 'ngày nhận', en: 'the day of receipt' },
  registered: { vi: 'ngày đăng ký', en: 'the day of registration' },
  accepted: { vi: 'ngày thụ lý', en: 'the day of acceptance' },
  acceptance_decided: { vi: 'ngày ra quyết định thụ lý', en: 'the day of the decision to accept' },
  signed: { vi: 'ngày ký', en: 'the day of signature' },
  issued: { vi: 'ngày ban hành', en: 'the day of issue' },
  decision_received: { vi: 'ngày nhận được quyết định', en: 'the day the decision was received' },
  act_known: { vi: 'ngày nhận được hoặc biết được quyết định, hành vi', en: 'the day the act became known' },
  term_expired: { vi: 'ngày hết thời hạn giải quyết', en: 'the day the term for resolution expired' },
  resolved: { vi: 'ngày giải quyết xong', en: 'the day of resolution' },
  notified: { vi: 'ngày nhận được thông báo', en: 'the day the notice was received' },
  requested: { vi: 'ngày nhận được yêu cầu', en: 'the day the request was received' },
  concluded: { vi: 'ngày ban hành kết luận', en: 'the day of the conclusion' },
  suspended: { vi: 'ngày ra quyết định', en: 'the day of the decision' },
  questioned: { vi: 'ngày chất vấn', en: 'the day of questioning' },
  dialogue: { vi: 'ngày đối thoại', en: 'the day of the dialogue' },
  session_opened: { vi: 'ngày khai mạc kỳ họp', en: 'the opening day of the session' },
  assigned: { vi: 'ngày được giao', en: 'the day of assignment' },
  due: { vi: 'ngày đến hạn', en: 'the due date' },
};

export function startEventInWords(startEvent: string): Words {
  return START_EVENTS[startEvent] ?? { vi: startEvent, en: startEvent };
}
