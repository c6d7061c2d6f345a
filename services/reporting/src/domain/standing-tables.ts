import type { FileColumn, FileRow } from '@baro/chassis/export';
import type { UnitGroup } from '@baro/proto/baro/reporting/v1/resources';
import { groupWords, momentWords } from './period-report-words.ts';

/** Units of a group by how they stand. */
export interface StandingCounts {
  unitGroup: UnitGroup;
  onTime: number;
  late: number;
  unsigned: number;
}

export const standingColumns: readonly FileColumn[] = [
  { heading: 'Nhóm đơn vị', share: 30, align: 'left' },
  { heading: 'Phải báo cáo', share: 15, align: 'right' },
  { heading: 'Ký đúng hạn', share: 15, align: 'right' },
  { heading: 'Ký trễ hạn', share: 15, align: 'right' },
  { heading: 'Chưa báo cáo', share: 15, align: 'right' },
];

/** A row for each group, and their sum. */
export function standingRows(groups: readonly StandingCounts[]): FileRow[] {
  const counts = ({ onTime, late, unsigned }: Omit<StandingCounts, 'unitGroup'>): number[] => [
    onTime + late + unsigned,
    onTime,
    late,
    unsigned,
  ];
  const sum = (of: (one: StandingCounts) => number): number =>
    groups.reduce((total, one) => total + of(one), 0);
  const all = {
    onTime: sum((of) => of.onTime),
    late: sum((of) => of.late),
    unsigned: sum((of) => of.unsigned),
  };
  return [
    ...groups.map((group) => [groupWords[group.unitGroup] ?? '', ...counts(group)]),
    { total: ['Tổng số', ...counts(all)] },
  ];
}

export const lateColumns: readonly FileColumn[] = [
  { heading: 'STT', share: 8, align: 'right' },
  { heading: 'Đơn vị', share: 60, align: 'left' },
  { heading: 'Nhóm đơn vị', share: 25, align: 'left' },
  { heading: 'Tình hình', share: 25, align: 'left' },
  { heading: 'Ký lần đầu lúc', share: 30, align: 'left' },
];

/** A row for each unit that signed late or not at all. */
export function lateRows(
  units: readonly { unitName: string; unitGroup: UnitGroup; dueTime: Date; firstSignTime: Date | null }[],
  now: Date,
): FileRow[] {
  return units.map(({ unitName, unitGroup, dueTime, firstSignTime }, at) => [
    at + 1,
    unitName,
    groupWords[unitGroup] ?? '',
    firstSignTime ? 'Ký trễ hạn' : now > dueTime ? 'Chưa báo cáo, quá hạn' : 'Chưa báo cáo, trong hạn',
    firstSignTime ? momentWords(firstSignTime) : '',
  ]);
}

export const restatementColumns: readonly FileColumn[] = [
  { heading: 'Lần tổng hợp', share: 12, align: 'right' },
  { heading: 'Lúc', share: 25, align: 'left' },
  { heading: 'Đơn vị đính chính', share: 40, align: 'left' },
  { heading: 'Lý do', share: 60, align: 'left' },
  { heading: 'Số liệu đổi', share: 12, align: 'right' },
];

/** A row for each correction after the lock, the first one first. */
export function restatementRows(
  rollUps: readonly {
    number: number;
    rollUpTime: Date;
    correctedUnitName: string | null;
    reason: string;
    changedCount: number;
  }[],
): FileRow[] {
  return rollUps
    .toSorted((a, b) => a.number - b.number)
    .map(({ number, rollUpTime, correctedUnitName, reason, changedCount }) => [
      number,
      momentWords(rollUpTime),
      correctedUnitName ?? '',
      reason,
      changedCount,
    ]);
}
