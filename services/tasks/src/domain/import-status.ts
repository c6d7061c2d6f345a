import { plain } from '@baro/chassis';

/** What the status of a row says: whether the task was done, and whether that was within its term, where it says so. */
export interface StatedStatus {
  done: boolean;
  term?: 'in' | 'over';
}

const inTerm = { done: false, term: 'in' } as const;
const overdue = { done: false, term: 'over' } as const;
const open = { done: false } as const;
const onTime = { done: true, term: 'in' } as const;
const late = { done: true, term: 'over' } as const;

/**
 * The words of assignment tables, folded, without accents. “Đã hoàn thành” stands there beside “Đã hoàn thành quá hạn” and
 * so says on time; “Đang thực hiện” stands beside every due time and says nothing of it.
 */
const statuses: ReadonlyMap<string, StatedStatus> = new Map<string, StatedStatus>([
  ['', open],
  ['chua thuc hien', open],
  ['dang thuc hien', open],
  ['dang hoan thanh', open],
  ['chua hoan thanh', open],
  ['dang thuc hien trong han', inTerm],
  ['chua hoan thanh trong han', inTerm],
  ['trong han chua hoan thanh', inTerm],
  ['dang thuc hien qua han', overdue],
  ['chua hoan thanh qua han', overdue],
  ['qua han chua hoan thanh', overdue],
  ['hoan thanh', onTime],
  ['da hoan thanh', onTime],
  ['hoan thanh dung han', onTime],
  ['da hoan thanh dung han', onTime],
  ['hoan thanh qua han', late],
  ['da hoan thanh qua han', late],
]);

/** What a written status says; undefined for words nobody knows. */
export function readStatus(written: string): StatedStatus | undefined {
  const words = plain(written)
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim();
  return statuses.get(words);
}

/**
 * Whether a status can be true of its day: nothing is overdue before its due day has passed or without one, nothing open
 * is in term after it. Days `YYYY-MM-DD`, empty when unknown.
 */
export function fitsDates(stated: StatedStatus, dueDate: string, statusDate: string): boolean {
  if (!stated.term) return true;
  if (stated.term === 'over') return dueDate !== '' && (statusDate === '' || statusDate > dueDate);
  return stated.done || dueDate === '' || statusDate === '' || statusDate <= dueDate;
}
