import type { DecimalCell, FileCell, FileColumn, FileRow } from '@baro/chassis/export';
import { changeOf, standingToTarget } from './compare-figures.ts';
import { targetOf } from './target.ts';
import type { PeriodKind } from '@baro/proto/baro/reporting/v1/resources';
import type { ReportedFigure, ReportLine } from './period-report.ts';
import { gradeWords, noteOf, restatedMark, targetWords } from './period-report-words.ts';

const text = (heading: string, share: number, group?: string): FileColumn => ({
  heading,
  share,
  align: 'left',
  ...(group === undefined ? {} : { group }),
});
const number = (heading: string, share: number, group?: string): FileColumn => ({
  ...text(heading, share, group),
  align: 'right',
});
const named = [text('Mã', 20), text('Chỉ tiêu', 48), text('Đơn vị tính', 18)];

/** Columns of the city's figures; `former` names the period they are compared with. */
export function figureColumns(former: string, year: number): FileColumn[] {
  return [
    ...named,
    number(former === '' ? 'Kỳ trước' : `Kỳ trước (${former})`, 25),
    number('Kỳ này', 27),
    number('Tăng, giảm', 23, 'So với kỳ trước'),
    number('%', 17, 'So với kỳ trước'),
    number('Mức', 15, `Mục tiêu năm ${year}`),
    text('Kết quả', 18, `Mục tiêu năm ${year}`),
    text('Mức độ', 19),
    text('Ghi chú', 34),
  ];
}

/** Columns of the figures by group of units. */
export const groupColumns: readonly FileColumn[] = [
  ...named,
  number('Giá trị', 25, 'Tổng hợp chung'),
  number('Tử số', 25, 'Tổng hợp chung'),
  number('Mẫu số, quyền số', 25, 'Tổng hợp chung'),
  number('Đơn vị có số', 13, 'Tổng hợp chung'),
  number('Giá trị', 25, 'Xã, phường'),
  number('Đơn vị có số', 13, 'Xã, phường'),
  number('Giá trị', 25, 'Sở, ban, ngành'),
  number('Đơn vị có số', 13, 'Sở, ban, ngành'),
];

/** Rows of the city's figures, a section for each group of the form. */
export function figureRows(
  lines: readonly ReportLine[],
  period: { kind: PeriodKind; number: number; year: number },
): FileRow[] {
  return inSections(lines, (row) => {
    const { line, member, city, former, notCompared, grade } = row;
    const { definition } = line;
    const value = city?.value ?? '';
    const isWhole = member === '';
    const change = changeOf(definition, notCompared ? '' : (former?.value ?? ''), value);
    return [
      ...nameCells(row),
      notCompared ? '' : valueCell(former),
      valueCell(city),
      notCompared && former?.value && value ? 'không so sánh được' : decimal(change.difference),
      decimal(change.percent),
      decimal(isWhole ? targetOf(definition, period.year) : ''),
      isWhole ? targetWords(standingToTarget(definition, value, period)) : '',
      value === '' || grade === undefined ? '' : (gradeWords[grade] ?? ''),
      noteOf(row),
    ];
  });
}

/** Rows of the figures by group of units, likewise. */
export function groupRows(lines: readonly ReportLine[]): FileRow[] {
  return inSections(lines, (row) => {
    const { city, communes, departments } = row;
    return [
      ...nameCells(row),
      valueCell(city),
      decimal(city?.numerator ?? ''),
      decimal(city?.denominator ?? ''),
      city?.unitCount ?? '',
      valueCell(communes),
      communes?.unitCount ?? '',
      valueCell(departments),
      departments?.unitCount ?? '',
    ];
  });
}

function inSections(lines: readonly ReportLine[], cellsOf: (row: ReportLine) => FileCell[]): FileRow[] {
  const rows: FileRow[] = [];
  let section: string | undefined;
  for (const row of lines) {
    const { groupName } = row.line.definition;
    if (groupName !== section) rows.push({ section: groupName });
    section = groupName;
    rows.push(cellsOf(row));
  }
  return rows;
}

function nameCells({ line: { definition }, member, memberName }: ReportLine): FileCell[] {
  return member === '' ? [definition.code, definition.name, definition.measure] : ['', `– ${memberName}`, ''];
}

function valueCell(figure: ReportedFigure | undefined): FileCell {
  if (!figure) return '';
  if (!figure.restated) return decimal(figure.value);
  return figure.value === '' ? restatedMark : { decimal: figure.value, mark: restatedMark };
}

function decimal(value: string): DecimalCell | string {
  return value === '' ? '' : { decimal: value };
}
