import { showDecimal } from '@baro/chassis/export';
import { localDateOf, localTimeOf } from '@baro/directory-client';
import { UnitGroup, ValueGrade } from '@baro/proto/baro/reporting/v1/resources';
import { isRatio } from './figure.ts';
import { isNotAdditive } from './period-report.ts';
import type { ReportedFigure, ReportLine } from './period-report.ts';
import type { TargetStanding } from './compare-figures.ts';
import { dateWords } from './period-words.ts';

/** Stands beside what was restated. */
export const restatedMark = '(*)';

/** Groups as the pages call them. */
export const groupWords: Readonly<Partial<Record<UnitGroup, string>>> = {
  [UnitGroup.COMMUNE]: 'Xã, phường',
  [UnitGroup.DEPARTMENT]: 'Sở, ban, ngành',
};

/** Grades as TT 03/2020/TT-BKHĐT Đ.3 calls them. */
export const gradeWords: Readonly<Partial<Record<ValueGrade, string>>> = {
  [ValueGrade.ESTIMATE]: 'Ước tính',
  [ValueGrade.PRELIMINARY]: 'Sơ bộ',
  [ValueGrade.FINAL]: 'Chính thức',
};

/** A moment in the city: `09:30 ngày 16/11/2026`. */
export function momentWords(time: Date): string {
  return `${localTimeOf(time)} ngày ${dateWords(localDateOf(time))}`;
}

/** How a value stands to its target. */
export function targetWords(standing: TargetStanding): string {
  switch (standing.kind) {
    case 'none':
      return '';
    case 'of-whole-year':
      return 'Tính cho cả năm';
    case 'reached':
      return 'Đạt';
    case 'missed':
      return 'Chưa đạt';
    case 'within':
      return 'Trong mức';
    case 'under-way':
      return `${showDecimal(standing.percent)}%`;
  }
}

const notComparedWords = {
  'no-period': '',
  broken: 'Không so sánh được với kỳ trước: cách tính đã đổi',
  new: 'Không so sánh được: kỳ trước chưa có chỉ tiêu này',
  'starts-anew': 'Không so với kỳ trước: số lũy kế tính lại từ đầu năm',
};

/** What must be known of a row: why there is no value, what was restated, why it is compared with nothing. */
export function noteOf(row: ReportLine): string {
  const { city, former, notCompared } = row;
  const notes = [city?.restated ? restatedWords(city) : '', valueNote(row)];
  if (notCompared && row.member === '' && !isNotAdditive(row.line)) notes.push(notComparedWords[notCompared]);
  if (former?.restated) notes.push('Kỳ trước: số đã điều chỉnh sau khi khóa kỳ');
  return notes.filter(Boolean).join('. ');
}

function restatedWords({ lockedValue, rollUpTime }: ReportedFigure): string {
  const locked = lockedValue === '' ? 'chưa có' : showDecimal(lockedValue);
  return `Điều chỉnh ngày ${dateWords(localDateOf(rollUpTime))}, khi khóa: ${locked}`;
}

function valueNote({ line, member, city }: ReportLine): string {
  if (city && city.value !== '') return '';
  if (isNotAdditive(line)) return member === '' ? 'Không cộng được giữa các đơn vị' : '';
  if (!city) return 'Chưa đơn vị nào báo cáo';
  if (city.unitCount === 0) return 'Không phát sinh';
  return isRatio(line.definition) ? 'Mẫu số bằng 0' : 'Tổng quyền số bằng 0';
}
