import type { CustodyChange, LedgerChange, PostHolder } from '../api/types.ts';

/** One span of the path: somebody held the item from here on. */
export interface PathStep {
  readonly version: number;
  readonly holder: PostHolder | undefined;
  readonly fromTime: string;
  /** Kind of the change that brought it here. */
  readonly reason: string;
  readonly note: string;
  readonly by: PostHolder | undefined;
  /** Working minutes it was held, or has been so far; `undefined` while that is not known. */
  readonly workingMinutes: number | undefined;
  readonly isCurrent: boolean;
}

/** Path of one item. */
export interface ItemPath {
  readonly itemId: string;
  readonly steps: readonly PathStep[];
}

/**
 * Change points into spans, per item, the document's own path first. A span's working time stands on the change
 * that ended it.
 */
export function pathsOf(changes: readonly CustodyChange[], documentId: string): ItemPath[] {
  const byItem = new Map<string, CustodyChange[]>();
  for (const change of changes) {
    const id = change.itemId ?? documentId;
    byItem.set(id, [...(byItem.get(id) ?? []), change]);
  }
  const paths = [...byItem].map(([itemId, own]) => ({ itemId, steps: stepsOf(own) }));
  return paths.sort((a, b) => Number(b.itemId === documentId) - Number(a.itemId === documentId));
}

function stepsOf(changes: readonly CustodyChange[]): PathStep[] {
  const ordered = [...changes].sort((a, b) => (a.version ?? 0) - (b.version ?? 0));
  return ordered.map((change, index) => {
    const next = ordered[index + 1];
    return {
      version: change.version ?? index + 1,
      holder: change.to,
      fromTime: change.changeTime ?? '',
      reason: change.reason ?? '',
      note: change.note ?? '',
      by: change.by,
      workingMinutes: next === undefined ? undefined : (next.workingMinutes ?? 0),
      isCurrent: next === undefined && change.to !== undefined,
    };
  });
}

/** The path as the ledger tells it: the working time of a span stands on the change that began it. */
export function ledgerPath(changes: readonly LedgerChange[], itemId: string): ItemPath {
  const ordered = [...changes].sort((a, b) => (a.version ?? 0) - (b.version ?? 0));
  const steps = ordered.map((change, index) => ({
    version: change.version ?? index + 1,
    holder: change.to,
    fromTime: change.changeTime ?? '',
    reason: change.reason ?? '',
    note: '',
    by: undefined,
    workingMinutes: change.heldWorkingMinutes ?? 0,
    isCurrent: index === ordered.length - 1 && change.to !== undefined,
  }));
  return { itemId, steps };
}

/**
 * A document's own path, with the time its present holder has had it so far from the ledger: only when the ledger
 * has taken in the change that brought it there.
 */
export function withTimeSoFar(path: ItemPath, changes: readonly LedgerChange[]): ItemPath {
  const last = ledgerPath(changes, path.itemId).steps.at(-1);
  const steps = path.steps.map((step) =>
    step.isCurrent && last?.isCurrent === true && isSameInstant(step.fromTime, last.fromTime)
      ? { ...step, workingMinutes: last.workingMinutes }
      : step,
  );
  return { ...path, steps };
}

/** The ledger and the service may write one instant with other digits behind the second. */
function isSameInstant(a: string, b: string): boolean {
  return new Date(a).getTime() === new Date(b).getTime();
}

/** Office days have eight hours (40 in the week). */
const MINUTES_PER_DAY = 480;

export interface Span {
  readonly days: number;
  readonly hours: number;
  readonly minutes: number;
}

/** Working minutes as days, hours and minutes of office time. */
export function spanOf(workingMinutes: number): Span {
  return {
    days: Math.floor(workingMinutes / MINUTES_PER_DAY),
    hours: Math.floor((workingMinutes % MINUTES_PER_DAY) / 60),
    minutes: workingMinutes % 60,
  };
}

/** Who held an item last; the one who finished it once nobody holds it. */
export function lastHolderOf(changes: readonly CustodyChange[], itemId: string): PostHolder | undefined {
  const own = changes.filter((change) => change.itemId === itemId);
  const last = own.sort((a, b) => (a.version ?? 0) - (b.version ?? 0)).at(-1);
  return last?.to ?? last?.from;
}

/** All changes in the order of time, newest first, for the history. */
export function historyOf(changes: readonly CustodyChange[]): CustodyChange[] {
  return [...changes].sort(
    (a, b) => (b.changeTime ?? '').localeCompare(a.changeTime ?? '') || (b.version ?? 0) - (a.version ?? 0),
  );
}
