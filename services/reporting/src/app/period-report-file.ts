import { showNumber } from '@baro/chassis/export';
import type { FileColumn, FileHead, FileRow, FileTable } from '@baro/chassis/export';
import { chainOf, localDateOf, unitsOn } from '@baro/directory-client';
import type { Session } from '@baro/directory-client';
import { figureColumns, figureRows, groupColumns, groupRows } from '../domain/figure-tables.ts';
import { momentWords, restatedMark } from '../domain/period-report-words.ts';
import { dateWords, periodWords } from '../domain/period-words.ts';
import { placeAndDate, placeName } from '../domain/place-name.ts';
import {
  lateColumns,
  lateRows,
  restatementColumns,
  restatementRows,
  standingColumns,
  standingRows,
} from '../domain/standing-tables.ts';
import type { PeriodReport } from './read-period-report.ts';

/** What stands above a report: who receives it, where and when it was made, what it is of. */
export function reportHead({ now, directory }: Session, { period }: PeriodReport): FileHead {
  const unit = directory.unit(period.unitId, now);
  const today = localDateOf(now);
  const topId = chainOf(period.unitId, unitsOn(directory, today)).at(-1)?.id ?? period.unitId;
  const name = period.formName.toUpperCase();
  return {
    title: name.startsWith('BÁO CÁO') ? name : `BÁO CÁO ${name}`,
    subtitle: `Kỳ ${periodWords(period)}: số liệu từ ngày ${dateWords(period.fromDate)}, chốt hết ngày ${dateWords(period.toDate)}`,
    parentName: unit?.parentId ? (directory.unit(unit.parentId, now)?.name ?? '') : '',
    unitName: unit?.name ?? '',
    date: placeAndDate(placeName(directory.unit(topId, now)?.name ?? ''), today),
    exported: `Xuất từ số liệu đã khóa lúc ${momentWords(now)}`,
  };
}

/** Tables of a report, what a leader asks first in front; who is late and the figures by group of units are annexes. */
export function reportTables({ now }: Session, report: PeriodReport): FileTable[] {
  const { period, former, lines, standings, lateUnits, restatements } = report;
  return [
    table('I. TÌNH HÌNH BÁO CÁO CỦA CÁC ĐƠN VỊ', 'Tình hình', standingColumns, standingRows(standings), () =>
      termNote(report),
    ),
    table(
      'II. KẾT QUẢ CÁC CHỈ TIÊU',
      'Chỉ tiêu',
      figureColumns(former ? periodWords(former) : '', period.year),
      figureRows(lines, period),
      () => figuresNote(report),
    ),
    table(
      'III. ĐIỀU CHỈNH SAU KHI KHÓA KỲ',
      'Điều chỉnh',
      restatementColumns,
      restatementRows(restatements),
      restatementNote,
    ),
    table(
      'PHỤ LỤC I. ĐƠN VỊ CHƯA BÁO CÁO HOẶC KÝ TRỄ HẠN',
      'Chưa, trễ',
      lateColumns,
      lateRows(lateUnits, now),
      (count) => (count === 0 ? 'Không có đơn vị nào' : `Tổng số: ${showNumber(count)} đơn vị`),
    ),
    table('PHỤ LỤC II. SỐ LIỆU THEO NHÓM ĐƠN VỊ', 'Theo nhóm', groupColumns, groupRows(lines), () => ''),
  ];
}

/** Rows given out at a time. */
const pageSize = 100;

function table(
  title: string,
  sheetName: string,
  columns: readonly FileColumn[],
  rows: FileRow[],
  note: FileTable['note'],
): FileTable {
  async function* pages(): AsyncGenerator<FileRow[]> {
    for (let at = 0; at < rows.length; at += pageSize) yield rows.slice(at, at + pageSize);
  }
  return { title, sheetName, columns, pages: pages(), note };
}

function termNote({ period, form }: PeriodReport): string {
  const { dueExplanationVi, lockTime, lockedRollUpNumber, rollUpNumber } = period;
  const locked = lockTime ? momentWords(lockTime) : '';
  return [
    `Biểu ${form.code}. Căn cứ: ${form.legalRef}`,
    `Hạn ký: ${dueExplanationVi.replace(/\.$/u, '')}. Các đơn vị chưa báo cáo hoặc ký trễ hạn: Phụ lục I`,
    `Khóa kỳ lúc ${locked} với lần tổng hợp ${lockedRollUpNumber}. Số liệu dưới đây theo lần tổng hợp ${rollUpNumber}`,
  ].join('\n');
}

function figuresNote({ former, restatements }: PeriodReport): string {
  const notes = [
    former
      ? `Kỳ trước: ${periodWords(former)}, số liệu đã khóa. Chỉ tiêu là tỷ lệ thì tăng, giảm tính theo điểm`
      : 'Không so với kỳ trước: chưa có kỳ trước của biểu này đã khóa',
    'Mức độ của một số liệu là mức thấp nhất trong các báo cáo đã ký của đơn vị báo cáo chỉ tiêu đó',
  ];
  if (restatements.length > 0) {
    notes.push(`${restatedMark} Số liệu đã điều chỉnh sau khi khóa kỳ, xem mục III`);
  }
  return notes.join('\n');
}

/** As many roll-ups as are ever listed. */
const mostListed = 100;

function restatementNote(count: number): string {
  if (count === 0) return 'Không có điều chỉnh nào';
  return count < mostListed ? `Tổng số: ${showNumber(count)} lần` : `${mostListed} lần gần nhất`;
}
