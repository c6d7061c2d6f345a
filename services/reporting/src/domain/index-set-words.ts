import type { FieldViolation } from '@baro/chassis';
import type { RowRefusal } from '@baro/proto/baro/reporting/v1/index_sets';

/** Fields of criteria and of survey results as staff call them; a more exact name goes before that of the whole. */
const names: Readonly<Record<string, string>> = {
  code: 'Mã tiêu chí',
  parentCode: 'Tiêu chí cấp trên',
  name: 'Tên tiêu chí',
  maxPoints: 'Điểm tối đa',
  method: 'Cách tính điểm',
  indicatorCode: 'Chỉ tiêu',
  scoring: 'Quy tắc chấm điểm',
  target: 'Mục tiêu',
  evidence: 'Tài liệu kiểm chứng',
  surveyCode: 'Mã khảo sát',
  surveyName: 'Tên khảo sát',
  year: 'Năm',
  unitCode: 'Đơn vị',
  value: 'Giá trị',
  measure: 'Đơn vị tính',
  margin: 'Sai số',
  sampleCount: 'Số phiếu trả lời',
  legalRef: 'Căn cứ',
};

/** The refusal of a row for its first fault. */
export function refusalOf(row: number, { field, rule: reason, vi }: FieldViolation): RowRefusal {
  const name = names[field.replace(/[[.].*$/s, '')] ?? field;
  return { row, reason, field, messageVi: `${name}: ${vi}.` };
}

/** The refusal of a good row whose tree has a faulty one. */
export function treeFaulty(row: number): RowRefusal {
  const messageVi = 'Dòng này đúng, nhưng bộ chỉ số có dòng sai nên chưa nhập dòng nào.';
  return { row, reason: 'TREE_FAULTY', field: '', messageVi };
}
