/** A line of a table: key, Vietnamese, English; a part of the line above begins with `-`. */
export type Line = readonly [key: string, vi: string, en: string];

/** A table of TT 06/2025/TT-TTCP as far as its lines are counted here. */
export interface TableForm {
  readonly code: string;
  readonly vi: string;
  readonly en: string;
  readonly lines: readonly Line[];
}

const kinds: readonly Line[] = [
  ['-complaint', 'Khiếu nại', 'Complaints'],
  ['-denunciation', 'Tố cáo', 'Denunciations'],
  ['-feedback', 'Phản ánh, kiến nghị', 'Feedback'],
];

const running: readonly Line[] = [
  ['carried', 'Kỳ trước chuyển sang', 'Carried over'],
  ['received', 'Tiếp nhận trong kỳ', 'Received in the period'],
  ['total', 'Tổng số', 'In all'],
];

/** The tables and the order of their lines. */
export const tableForms: readonly TableForm[] = [
  {
    code: '01/TCD',
    vi: 'Kết quả tiếp công dân',
    en: 'Reception of citizens',
    lines: [
      ['visits', 'Số lượt tiếp', 'Visits'],
      ...kinds,
      ['-new', 'Vụ việc tiếp lần đầu', 'New matters'],
      ['-old', 'Vụ việc đã được giải quyết', 'Matters settled before'],
      ['-leader', 'Do lãnh đạo tiếp', 'Received by a leader'],
      ['people', 'Số người được tiếp', 'People'],
      ['crowds', 'Số đoàn đông người', 'Crowds'],
      ['crowdPeople', 'Số người trong đoàn đông người', 'People in crowds'],
      ['competent', 'Thuộc thẩm quyền', 'Within competence'],
      ['guided', 'Đã hướng dẫn', 'Guided'],
      ['passed', 'Đã chuyển đơn', 'Passed on'],
      ['refused', 'Từ chối tiếp', 'Refused'],
    ],
  },
  {
    code: '02/XLD',
    vi: 'Kết quả xử lý đơn',
    en: 'Handling of letters',
    lines: [
      ...running,
      ['handled', 'Đã phân loại, xử lý', 'Classified'],
      ...kinds,
      ['-several', 'Có nhiều nội dung', 'Several contents'],
      ['-administrative', 'Thuộc cơ quan hành chính', 'Of an administrative body'],
      ['-elected', 'Thuộc cơ quan dân cử', 'Of an elected body'],
      ['-judicial', 'Thuộc cơ quan tư pháp', 'Of a judicial body'],
      ['-party', 'Thuộc tổ chức đảng, đoàn thể', 'Of the Party or a mass organisation'],
      ['-mixed', 'Hỗn hợp', 'Mixed'],
      ['duplicates', 'Đơn trùng, đã xếp lưu', 'Duplicates, filed'],
      ['eligible', 'Đủ điều kiện xử lý', 'Eligible'],
      ['competent', 'Thuộc thẩm quyền', 'Within competence'],
      ['left', 'Còn lại', 'Left'],
    ],
  },
  {
    code: '03/GQKN',
    vi: 'Kết quả giải quyết khiếu nại',
    en: 'Resolution of complaints',
    lines: [
      ...running,
      ['decided', 'Đã giải quyết bằng quyết định', 'Decided'],
      ['-right', 'Khiếu nại đúng', 'Right'],
      ['-partly', 'Khiếu nại đúng một phần', 'Partly right'],
      ['-wrong', 'Khiếu nại sai', 'Wrong'],
      ['ended', 'Đình chỉ, kết thúc khác', 'Terminated or ended otherwise'],
      ['left', 'Còn lại', 'Left'],
    ],
  },
  {
    code: '04/GQTC',
    vi: 'Kết quả giải quyết tố cáo',
    en: 'Resolution of denunciations',
    lines: [
      ...running,
      ['concluded', 'Đã giải quyết bằng kết luận', 'Concluded'],
      ['-true', 'Tố cáo đúng', 'True'],
      ['-partly', 'Tố cáo đúng một phần', 'Partly true'],
      ['-false', 'Tố cáo sai', 'False'],
      ['-knowing', 'Cố ý tố cáo sai sự thật', 'Knowingly false'],
      ['ended', 'Đình chỉ, kết thúc khác', 'Terminated or ended otherwise'],
      ['left', 'Còn lại', 'Left'],
    ],
  },
];
