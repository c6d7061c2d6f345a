import type { Words } from './words.ts';

/** English words of the start events; the Vietnamese ones are the value itself. */
const IN_ENGLISH: Readonly<Record<string, string>> = {
  'ngày nhận': 'the day of receipt',
  'ngày đăng ký': 'the day of registration',
  'ngày thụ lý': 'the day of acceptance',
  'ngày ra quyết định thụ lý': 'the day of the decision to accept',
  'ngày ký': 'the day of signature',
  'ngày ban hành': 'the day of issue',
  'ngày nhận được quyết định': 'the day the decision was received',
  'ngày nhận được hoặc biết được quyết định, hành vi': 'the day the act became known',
  'ngày hết thời hạn giải quyết': 'the day the term for resolution expired',
  'ngày giải quyết xong': 'the day of resolution',
  'ngày nhận được thông báo': 'the day the notice was received',
  'ngày nhận được yêu cầu': 'the day the request was received',
  'ngày ban hành kết luận': 'the day of the conclusion',
  'ngày ra quyết định': 'the day of the decision',
  'ngày chất vấn': 'the day of questioning',
  'ngày đối thoại': 'the day of the dialogue',
  'ngày khai mạc kỳ họp': 'the opening day of the session',
  'ngày được giao': 'the day of assignment',
  'ngày tiếp công dân': 'the day of the reception',
  'ngày có đủ căn cứ từ chối': 'the day the grounds for refusal were complete',
  'ngày có căn cứ': 'the day the grounds appeared',
  'ngày tiếp công dân trực tuyến': 'the day of the online reception',
  'giờ tiếp công dân trực tuyến': 'the start of the online reception',
  'ngày xếp lưu': 'the day of filing',
  'ngày tiếp xúc cử tri': 'the day of the voter meeting',
  'ngày đến hạn': 'the due date',
  'ngày chốt số liệu': 'the cut-off day',
};

/** A start event in both languages; one that is not listed is shown as it is written. */
export function startEventInWords(startEvent: string): Words {
  return { vi: startEvent, en: IN_ENGLISH[startEvent] ?? startEvent };
}
