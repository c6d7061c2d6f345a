import type { RowFault } from '../domain/import-row.ts';

const fields: Record<string, string> = {
  work: 'Nội dung nhiệm vụ',
  sourceNumberSymbol: 'Số, ký hiệu văn bản giao',
  sourceIssuerName: 'Cơ quan giao',
  sourceDate: 'Ngày văn bản giao',
  leadName: 'Cơ quan chủ trì',
  coordinatorNames: 'Cơ quan phối hợp',
  dueDate: 'Hạn hoàn thành',
  product: 'Sản phẩm',
  status: 'Tình trạng',
  statusDate: 'Ngày chốt tình trạng',
  note: 'Ghi chú',
};

const rules: Record<string, string> = {
  REQUIRED: 'bị bỏ trống',
  TOO_LONG: 'dài quá quy định',
  NOT_A_DATE: 'không phải ngày hợp lệ',
  DATE_IN_FUTURE: 'sau ngày hôm nay',
  STANDING_DUE: 'không được có vì là nhiệm vụ thường xuyên',
  STATUS_UNKNOWN: 'không rõ nghĩa',
  STATUS_CONTRADICTS_DATES: 'mâu thuẫn với hạn hoàn thành và ngày chốt',
};

/** Why a row was not taken, for staff. */
export function refusalSentence({ reason, field }: RowFault): string {
  return `${fields[field] ?? field} ${rules[reason] ?? reason}.`;
}
