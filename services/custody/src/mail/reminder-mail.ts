import { dateInWords, dueDateOf } from '@baro/directory-client';
import { ReminderKind } from '@baro/proto/baro/custody/v1/custody';
import type { ReminderRow } from '../store/reminder-store.ts';
import type { Mail } from './mailer.ts';

const pages: Record<string, string> = {
  incoming_document: 'incoming',
  incoming_document_part: 'incoming',
  outgoing_document: 'outgoing',
  petition: 'petitions',
  petition_part: 'petitions',
};

/** The mail of a reminder, in Vietnamese: what, due when, where to find it. */
export function reminderMail(row: ReminderRow, to: string[], publicUrl: string): Mail {
  if (row.kind === ReminderKind.FINDING) return findingMail(row, to, publicUrl);
  const when = whenOf(row);
  const due = dateInWords(dueDateOf(row.due_time), 'vi');
  const link = publicUrl ? `\n\n${publicUrl}/${pages[row.item_kind] ?? 'tasks'}/${row.root_id}` : '';
  return {
    id: row.id,
    to,
    subject: `Nhắc việc: ${when}`,
    text: `${titleOf(row)}\n\nHạn xử lý: ${due}, ${when}.${link}\n\nThư tự động của Baro, xin không trả lời.`,
  };
}

const titleOf = (row: ReminderRow): string => [row.number_symbol, row.subject].filter(Boolean).join(' – ');

/** The mail to the person a finding names; what it says stands in the pages alone. */
function findingMail(row: ReminderRow, to: string[], publicUrl: string): Mail {
  const until = dateInWords(dueDateOf(row.due_time), 'vi');
  const link = publicUrl ? `\n\n${publicUrl}/findings/${row.finding_id}` : '';
  const asks = `Có một lưu ý về việc chuyển xử lý của ông/bà. Đề nghị xem và phản hồi đến hết ${until}.`;
  return {
    id: row.id,
    to,
    subject: 'Lưu ý về chuyển việc',
    text: `${titleOf(row)}\n\n${asks}${link}\n\nThư tự động của Baro, xin không trả lời.`,
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
