/** Fields of a definition as staff call them. */
const names: Readonly<Record<string, string>> = {
  code: 'Mã chỉ tiêu',
  name: 'Tên chỉ tiêu',
  definition: 'Khái niệm, phương pháp tính',
  groupName: 'Nhóm',
  measure: 'Đơn vị tính',
  valueType: 'Kiểu giá trị',
  decimals: 'Số chữ số thập phân',
  breakdowns: 'Phân tổ',
  periodKind: 'Kỳ báo cáo',
  cutOffCode: 'Quy tắc chốt số liệu',
  grade: 'Mức độ hoàn chỉnh',
  ownerName: 'Cơ quan chủ trì',
  collectors: 'Đơn vị báo cáo',
  source: 'Nguồn số liệu',
  numeratorName: 'Tử số',
  denominatorName: 'Mẫu số',
  factor: 'Hệ số',
  rollUp: 'Quy tắc tổng hợp',
  direction: 'Chiều hướng',
  minValue: 'Giá trị nhỏ nhất',
  maxValue: 'Giá trị lớn nhất',
  jumpPercent: 'Ngưỡng biến động',
  targets: 'Mục tiêu năm',
  legalRef: 'Căn cứ pháp lý',
  validFrom: 'Ngày hiệu lực',
  validTo: 'Ngày hết hiệu lực',
  breaksSeries: 'Gián đoạn chuỗi số liệu',
  computedBy: 'Quy tắc tự tính',
};

/** Name of a field of a definition for staff; of a part of one, that of the whole. */
export function fieldName(field: string): string {
  return names[field.replace(/[[.].*$/s, '')] ?? field;
}
