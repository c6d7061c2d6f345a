import { ResultClass } from '@baro/proto/baro/petitions/v1/resources';
import type { ReportVoterLine, SessionReportRow } from '@baro/proto/baro/petitions/v1/session_report';
import type { CountColumn } from './count-tables.ts';
import { dateWords, fieldWords, levelWords, resultWords, timingWords } from './report-words.ts';

function column(
  heading: string,
  share: number,
  align: 'left' | 'center' = 'left',
  group?: string,
): CountColumn {
  return { heading, share, align, ...(group === undefined ? {} : { group }) };
}

/** Columns of an annex: every petition with its voters' lines, who leads, the answer and both words on the result. */
export const annexColumns: readonly CountColumn[] = [
  column('STT', 5, 'center'),
  column('Mã', 8, 'center'),
  column('Nội dung kiến nghị', 31),
  column('Địa phương, kỳ họp, công văn', 19),
  column('Cấp, lĩnh vực', 10),
  column('Đơn vị chủ trì', 12),
  column('Ngày trả lời', 9, 'center'),
  column('Đơn vị báo cáo', 10, 'left', 'Kết quả giải quyết'),
  column('Thẩm tra kết luận', 10, 'left', 'Kết quả giải quyết'),
  column('Ngày cam kết', 9, 'center', 'Kết quả giải quyết'),
];

/** Sections of an annex, as covering letters have them. */
export const sectionWords = {
  national: 'I. Đoàn đại biểu Quốc hội',
  council: 'II. Thường trực Hội đồng nhân dân',
};

/** Cells of a petition; `answered` is the local day its answer was signed, empty without one. */
export function annexCells(place: number, row: SessionReportRow, answered: string): (string | number)[] {
  const matter = [levelWords[row.level], fieldWords[row.field]];
  return [
    place,
    `${row.code}${row.raisingCount > 1 ? `\nnêu ${row.raisingCount} lần` : ''}`,
    [row.subject, ...row.lines.map((line) => `– ${line.words}`)].join('\n'),
    row.lines.map((line) => `– ${placeWords(line, row.code)}`).join('\n'),
    [...new Set(matter)].join('; '),
    row.leadUnitName || 'Chưa phân công',
    answered === '' ? 'Chưa trả lời' : dateWords(answered),
    resultWords[row.claimClass],
    resultWords[row.findingClass],
    committed(row),
  ];
}

/** Where, for which session, by which letter; and the code it was recorded as, when that is another. */
function placeWords(line: ReportVoterLine, code: string): string {
  const letter = [
    line.letterNumberSymbol && `Công văn số ${line.letterNumberSymbol}`,
    line.letterDate && `ngày ${dateWords(line.letterDate)}`,
  ];
  const session = [line.sessionName, timingWords[line.timing]];
  return [
    line.localityName,
    session.filter(Boolean).join(' '),
    letter.filter(Boolean).join(' '),
    line.code === code ? '' : `ghi nhận là ${line.code}`,
  ]
    .filter(Boolean)
    .join('; ');
}

/** The day in the claim, and that in the finding where it is another. */
function committed(row: SessionReportRow): string {
  const days = [
    row.claimClass === ResultClass.SCHEDULED ? row.claimDueDate : '',
    row.findingClass === ResultClass.SCHEDULED ? row.findingDueDate : '',
  ];
  return [...new Set(days.filter(Boolean))].map(dateWords).join('\n');
}
