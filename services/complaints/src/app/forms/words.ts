import {
  ComplaintInstance,
  ComplaintKind,
  DecisionOutcome,
  LetterChannel,
  LetterContent,
} from '@baro/proto/baro/complaints/v1/resources';

/** `10 tháng 7 năm 2026`, days and months below ten (but for months from three on) with a nought (NĐ 30/2020 Phụ lục I). */
export function dateWords(date: string): string {
  const [year = '', month = '', day = ''] = date.split('-');
  return `${day} tháng ${Number(month) < 3 ? month : Number(month)} năm ${year}`;
}

/** `10/07/2026`, for tables. */
export function shortDate(date: string): string {
  return date.split('-').toReversed().join('/');
}

export const contentWords: Partial<Record<LetterContent, string>> = {
  [LetterContent.COMPLAINT]: 'Đơn khiếu nại',
  [LetterContent.DENUNCIATION]: 'Đơn tố cáo',
  [LetterContent.FEEDBACK]: 'Đơn phản ánh, kiến nghị',
  [LetterContent.SEVERAL]: 'Đơn có nhiều nội dung khác nhau',
};

export const channelWords: Partial<Record<LetterChannel, string>> = {
  [LetterChannel.POST]: 'qua dịch vụ bưu chính',
  [LetterChannel.RECEPTION_DESK]: 'nộp tại nơi tiếp công dân',
  [LetterChannel.ONLINE]: 'trực tuyến',
  [LetterChannel.TRANSFERRED]: 'do cơ quan, đại biểu chuyển đến',
};

export const instanceWords: Partial<Record<ComplaintInstance, string>> = {
  [ComplaintInstance.FIRST]: 'lần đầu',
  [ComplaintInstance.SECOND]: 'lần hai',
};

export const kindWords: Partial<Record<ComplaintKind, string>> = {
  [ComplaintKind.ADMINISTRATIVE]: 'quyết định hành chính, hành vi hành chính',
  [ComplaintKind.DISCIPLINE]: 'quyết định kỷ luật cán bộ, công chức',
  [ComplaintKind.DISMISSAL]: 'quyết định kỷ luật buộc thôi việc',
};

export const outcomeWords: Partial<Record<DecisionOutcome, string>> = {
  [DecisionOutcome.RIGHT]: 'khiếu nại đúng toàn bộ',
  [DecisionOutcome.PARTLY_RIGHT]: 'khiếu nại đúng một phần',
  [DecisionOutcome.WRONG]: 'khiếu nại sai toàn bộ',
};

export const stepWords: Readonly<Record<string, string>> = {
  accept: 'Thụ lý hoặc trả lời',
  resolve: 'Giải quyết',
  send: 'Gửi quyết định',
  lodge: 'Khiếu nại tiếp hoặc khởi kiện',
  effect: 'Quyết định có hiệu lực',
  suspension_send: 'Gửi quyết định tạm đình chỉ',
  dialogue_notice: 'Thông báo đối thoại',
};
