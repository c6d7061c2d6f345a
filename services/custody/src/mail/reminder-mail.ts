import { dateInWords, dueDateOf } from '@baro/directory-client';
import { ReminderKind } from '@baro/proto/baro/custody/v1/custody';
import type { ReminderRow } from '../store/reminder-store.ts';
import type { Mail } from './mailer.ts';

const pages: Record<string, string> = {
  incoming_document: 'incoming',
  incoming_document_part: 'incoming',
  outgoing_document: 'outgoing',
};

/** The mail of a reminder, in Vietnamese: what, due when, where to find it. */
export function reminderMail(row: ReminderRow, to: string[], publicUrl: string): Mail {
  const when = whenOf(row);
  const title = [row.number_symbol, row.subject].filter(Boolean).join(' – ');
  const due = dateInWords(dueDateOf(row.due_time), 'vi');
  const link = publicUrl ? `\n\n${publicUrl}/${pages[row.item_kind] ?? 'tasks'}/${row.root_id}` : '';
  return {
    id: row.id,
    to,
    subject: `Nhắc việc: ${when}`,
    text: `${title}\n\nHạn xử lý: ${due}, ${when}.${link}\n\nThư tự động của Baro, xin không trả lời.`,
  };
}

function whenOf({ kind, working_days: days, urging_count: letters }: ReminderRow): string {
  switch (kind) {
    case ReminderKind.AHEAD:
      return `còn không quá ${days} ngày làm việc`;
    case ReminderKind.ESCALATED:
      return letters > 0
        ? `đã có ${letters} công văn đôn đốc mà chưa xong`
        : `đơn vị cấp dưới đã để quá hạn ${days} ngày làm việc`;
    default:
      return `đã quá hạn ${days} ngày làm việc`;
  }
}
