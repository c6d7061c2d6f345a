import { reasons } from '../reasons.ts';

const fields: Record<string, string> = {
  subject: 'Trích yếu',
  issuerName: 'Cơ quan ban hành',
  numberSymbol: 'Số, ký hiệu',
  issueDate: 'Ngày văn bản',
  signerName: 'Người ký',
  note: 'Ghi chú',
  dueDate: 'Hạn trả lời',
};

const rules: Record<string, string> = {
  REQUIRED: 'bị bỏ trống',
  TOO_LONG: 'dài quá quy định',
  NOT_A_DATE: 'không phải ngày hợp lệ',
  DATE_IN_FUTURE: 'sau ngày hôm nay',
  NOT_A_NUMBER_SYMBOL: 'không phải số, ký hiệu văn bản',
};

/** Why a row was not taken, for staff. */
export function refusalSentence(reason: string, field: string): string {
  const rule = rules[reason];
  return rule ? `${fields[field] ?? field} ${rule}.` : (reasons.rows[reason]?.vi ?? reason);
}
