import { PetitionField, ResultClass } from '@baro/proto/baro/petitions/v1/resources';
import type {
  GetSessionReportResponse,
  LocalityLine,
  ReportCounts,
  ReportLine,
} from '@baro/proto/baro/petitions/v1/session_report';
import { fieldWords, levelWords, resultWords } from './report-words.ts';

/** A column of a table of counts; those of a group stand under one heading. */
export interface CountColumn {
  heading: string;
  group?: string;
  share: number;
  align: 'left' | 'center';
}

/** A table of counts: its rows are known, the last one may be the sum. */
export interface CountTable {
  title: string;
  sheetName: string;
  columns: CountColumn[];
  rows: (string | number)[][];
  total?: (string | number)[];
  note: string;
}

/** Classes in the order of the law sheet, none last. */
const classes = [
  ResultClass.DONE,
  ResultClass.UNDER_WAY,
  ResultClass.SCHEDULED,
  ResultClass.EXPLAINED,
  ResultClass.NOT_POSSIBLE,
  ResultClass.UNSPECIFIED,
];

const number = (heading: string, group?: string): CountColumn => ({
  heading,
  share: 5.3,
  align: 'center',
  ...(group === undefined ? {} : { group }),
});

const shortWords: Readonly<Record<ResultClass, string>> = {
  ...resultWords,
  [ResultClass.DONE]: 'Xong',
  [ResultClass.UNDER_WAY]: 'Đang',
  [ResultClass.SCHEDULED]: 'Có lộ trình',
  [ResultClass.EXPLAINED]: 'Giải trình',
  [ResultClass.NOT_POSSIBLE]: 'Không được',
};

function axisColumns(first: string): CountColumn[] {
  return [
    { heading: first, share: 12, align: 'left' },
    number('Tồn đọng', 'Số kiến nghị'),
    number('Nêu tại kỳ này', 'Số kiến nghị'),
    number('Tổng số', 'Số kiến nghị'),
    number('Đã trả lời', 'Trả lời'),
    number('Chưa trả lời', 'Trả lời'),
    ...classes.map((one) => number(shortWords[one], 'Kết quả: đơn vị báo cáo')),
    ...classes.map((one) => number(shortWords[one], 'Kết quả: thẩm tra kết luận')),
    number('Hai bên khác nhau'),
  ];
}

function cellsOf(name: string, counts: ReportCounts | undefined): (string | number)[] {
  if (!counts) return [name];
  return [
    name,
    counts.carriedCount,
    counts.raisedCount,
    counts.totalCount,
    counts.answeredCount,
    counts.totalCount - counts.answeredCount,
    ...classes.map((one) => counts.claimCounts[one] ?? 0),
    ...classes.map((one) => counts.findingCounts[one] ?? 0),
    counts.differingCount,
  ];
}

function linesTable(
  report: GetSessionReportResponse,
  title: string,
  sheetName: string,
  first: string,
  lines: readonly ReportLine[],
  nameOf: (line: ReportLine) => string,
): CountTable {
  const rows = lines.map((line) => cellsOf(nameOf(line), line.counts));
  const total = cellsOf('Tổng số', report.total);
  return { title, sheetName, columns: axisColumns(first), rows, total, note: '' };
}

function summary(report: GetSessionReportResponse): CountTable {
  return {
    title: 'I. Tổng hợp',
    sheetName: 'Tổng hợp',
    columns: axisColumns('Kiến nghị'),
    rows: [
      cellsOf('Tồn đọng từ các kỳ họp trước', report.carried),
      cellsOf('Nêu tại kỳ họp này', report.raised),
    ],
    total: cellsOf('Tổng số', report.total),
    note: `Trong số nêu tại kỳ họp này có ${report.raised?.raisedAgainCount ?? 0} kiến nghị nêu lại từ kỳ họp trước`,
  };
}

function pairsTable(report: GetSessionReportResponse): CountTable {
  const countOf = (claim: ResultClass, finding: ResultClass): number =>
    report.claimFindings.find((one) => one.claimClass === claim && one.findingClass === finding)?.count ?? 0;
  const total = report.total;
  return {
    title: 'V. Đơn vị báo cáo đối chiếu với thẩm tra kết luận',
    sheetName: 'Báo cáo và thẩm tra',
    columns: [
      { heading: 'Đơn vị báo cáo', share: 30, align: 'left' },
      ...classes.map((one) => ({ ...number(resultWords[one], 'Thẩm tra kết luận'), share: 12 })),
      { ...number('Tổng số'), share: 10 },
    ],
    rows: classes.map((claim) => [
      resultWords[claim],
      ...classes.map((finding) => countOf(claim, finding)),
      total?.claimCounts[claim] ?? 0,
    ]),
    total: ['Tổng số', ...classes.map((one) => total?.findingCounts[one] ?? 0), total?.totalCount ?? 0],
    note: `Hai bên khác nhau ở ${total?.differingCount ?? 0} kiến nghị`,
  };
}

/** The tables of counts, in the order of the report. */
export function countTables(report: GetSessionReportResponse): CountTable[] {
  return [
    summary(report),
    linesTable(report, 'II. Theo cấp', 'Theo cấp', 'Cấp', report.levels, (line) => levelWords[line.level]),
    linesTable(
      report,
      'III. Theo lĩnh vực',
      'Theo lĩnh vực',
      'Lĩnh vực',
      report.fields,
      (line) => fieldWords[line.field],
    ),
    linesTable(report, 'IV. Theo đơn vị chủ trì', 'Theo đơn vị', 'Đơn vị chủ trì', report.leadUnits, (line) =>
      line.leadUnitId === '' ? 'Chưa phân công' : line.leadUnitName,
    ),
    pairsTable(report),
  ];
}

/** Fields in the order of the contract, what is not classified last. */
const fields = [
  PetitionField.POLICY,
  PetitionField.ECONOMY,
  PetitionField.SOCIETY,
  PetitionField.URBAN,
  PetitionField.JUSTICE,
  PetitionField.SECURITY,
  PetitionField.UNSPECIFIED,
];

/** Petitions by locality and field: the second half of the annex. */
export function localityTable(report: GetSessionReportResponse, title: string): CountTable {
  const cells = (name: string, line: LocalityLine | undefined): (string | number)[] => [
    name,
    ...fields.map((field) => line?.fieldCounts[field] ?? 0),
    line?.totalCount ?? 0,
  ];
  return {
    title,
    sheetName: 'Địa phương, lĩnh vực',
    columns: [
      { heading: 'Địa phương', share: 30, align: 'left' },
      ...fields.map((field) => ({ ...number(fieldWords[field], 'Lĩnh vực'), share: 9 })),
      { ...number('Tổng số'), share: 7 },
    ],
    rows: report.localities.map((line) => cells(line.localityName, line)),
    total: cells('Tổng số', report.localityTotal),
    note: 'Kiến nghị do cử tri nhiều địa phương nêu được tính ở mỗi địa phương; dòng tổng số tính mỗi kiến nghị một lần',
  };
}
