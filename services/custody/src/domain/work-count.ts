import { dueDateOf } from '@baro/directory-client';
import type { ItemState } from './ledger.ts';

/** Stands for the post where a unit holds and no post. */
export const noPost = '00000000-0000-0000-0000-000000000000';

/** By how much the open items of a post, kind and due day change. */
export interface CountChange {
  unitId: string;
  postId: string;
  kind: string;
  /** Local day, `infinity` without a due time. */
  dueDay: string;
  open: number;
  awaiting: number;
}

/** Adds up what changes of items mean for the counters; what stays the same is left out. */
export function countChanges(
  changes: readonly { before: ItemState | undefined; after: ItemState }[],
): CountChange[] {
  const sums = new CountSums();
  sums.add(changes);
  return sums.all();
}

/** Adds up batch by batch; as large as there are posts, kinds and due days. */
export class CountSums {
  readonly #sums = new Map<string, CountChange>();

  add(changes: readonly { before: ItemState | undefined; after: ItemState }[]): void {
    for (const { before, after } of changes) {
      add(this.#sums, before, -1);
      add(this.#sums, after, 1);
    }
  }

  /** What is not zero. */
  all(): CountChange[] {
    return [...this.#sums.values()].filter((sum) => sum.open !== 0 || sum.awaiting !== 0);
  }
}

function add(sums: Map<string, CountChange>, item: ItemState | undefined, sign: 1 | -1): void {
  if (!item?.holder) return;
  const { unitId, postId } = item.holder;
  const place = {
    unitId,
    postId: postId ?? noPost,
    kind: item.kind,
    dueDay: item.dueTime ? dueDateOf(item.dueTime) : 'infinity',
  };
  const key = Object.values(place).join(' ');
  const sum = sums.get(key) ?? { ...place, open: 0, awaiting: 0 };
  sum.open += sign;
  if (item.awaiting) sum.awaiting += sign;
  sums.set(key, sum);
}
