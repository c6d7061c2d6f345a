import { SuccessionState } from '@baro/proto/baro/custody/v1/successions';
import type { SuccessionCounts, SuccessionTarget } from '@baro/proto/baro/custody/v1/successions';
import type { ItemService } from './item-event.ts';

/** States of an item of a run; SuccessionItemState of the contract. */
export const entryStates = {
  waiting: 1,
  asked: 2,
  moved: 3,
  closed: 4,
  left: 5,
  refused: 6,
  settled: 7,
} as const;

/** Aggregates of the commands to hand over and of their refusals: each service hears of its own items alone. */
export const successionAggregates: Readonly<Record<ItemService, string>> = {
  documents: 'document_succession',
  tasks: 'task_succession',
  petitions: 'petition_succession',
  complaints: 'complaint_succession',
};

/** The most exact target: post and kind, post, kind, all. */
export function pickTarget(
  targets: readonly SuccessionTarget[],
  postId: string | null,
  kind: string,
): string | undefined {
  let best: { target: SuccessionTarget; weight: number } | undefined;
  for (const target of targets) {
    if (target.fromPostId !== '' && target.fromPostId !== postId) continue;
    if (target.itemKind !== '' && target.itemKind !== kind) continue;
    const weight = (target.fromPostId ? 2 : 0) + (target.itemKind ? 1 : 0);
    if (!best || weight > best.weight) best = { target, weight };
  }
  return best?.target.toPostId;
}

/** Items of one service in one state. */
interface StateCount {
  service: string;
  state: number;
  count: number;
}

const fields: Record<number, keyof Omit<SuccessionCounts, 'service'>> = {
  [entryStates.waiting]: 'waiting',
  [entryStates.asked]: 'waiting',
  [entryStates.moved]: 'moved',
  [entryStates.closed]: 'closed',
  [entryStates.left]: 'left',
  [entryStates.refused]: 'refused',
  [entryStates.settled]: 'settled',
};

/** Counts by service; the sum of all states is what was previewed. */
export function countsOf(rows: readonly StateCount[]): SuccessionCounts[] {
  const byService = new Map<string, SuccessionCounts>();
  for (const { service, state, count } of rows) {
    const counts = byService.get(service) ?? emptyCounts(service);
    byService.set(service, counts);
    counts.previewed += count;
    const field = fields[state];
    if (field) counts[field] += count;
  }
  return [...byService.values()].toSorted((a, b) => (a.service < b.service ? -1 : 1));
}

function emptyCounts(service: string): SuccessionCounts {
  return { service, previewed: 0, waiting: 0, moved: 0, closed: 0, left: 0, refused: 0, settled: 0 };
}

/** Where a run stands. */
export function stateOf(counts: readonly SuccessionCounts[], finished: boolean): SuccessionState {
  if (finished) return SuccessionState.DONE;
  const sum = (field: 'waiting' | 'refused' | 'previewed'): number =>
    counts.reduce((total, one) => total + one[field], 0);
  if (sum('waiting') === sum('previewed')) return SuccessionState.ASKED;
  return sum('waiting') === 0 && sum('refused') > 0 ? SuccessionState.REFUSED : SuccessionState.RUNNING;
}
