import { execute, query, RebuiltTable } from '@baro/chassis';
import type { BulkTx } from '@baro/chassis';
import type { ItemAct } from '../domain/item-act.ts';
import type { ItemChange } from '../domain/item-change.ts';
import { foldAll, foldFacts } from './item-store.ts';
import { forgetCounted } from './measure-store.ts';

/** Held by a rebuild from its beginning to its end: a second one waits. */
const rebuildLock = '6, 1';
const prefix = 'rebuilt_';

const changeColumns = [
  'item_id',
  'version',
  'kind',
  'from_unit_id',
  'unit_id',
  'answer_unit_id',
  'ends',
  'change_time',
  'due_time',
  'reason',
  'detail',
];
const actColumns = ['event_id', 'item_id', 'act', 'detail', 'told_unit_id', 'act_time'];

/** What is known of items, built beside what is in use. */
export class RebuiltItems {
  readonly #tx: BulkTx;
  readonly #changes: RebuiltTable;
  readonly #acts: RebuiltTable;
  readonly #made: readonly RebuiltTable[];

  private constructor(tx: BulkTx, told: [RebuiltTable, RebuiltTable], made: readonly RebuiltTable[]) {
    this.#tx = tx;
    [this.#changes, this.#acts] = told;
    this.#made = made;
  }

  static async begin(tx: BulkTx): Promise<RebuiltItems> {
    await execute(tx, `SELECT pg_advisory_xact_lock(${rebuildLock})`);
    const changes = await RebuiltTable.begin(tx, 'item_changes', changeColumns);
    const acts = await RebuiltTable.begin(tx, 'item_acts', actColumns);
    const made = [await RebuiltTable.begin(tx, 'items', []), await RebuiltTable.begin(tx, 'item_facts', [])];
    return new RebuiltItems(tx, [changes, acts], made);
  }

  async add(changes: readonly ItemChange[], acts: readonly ItemAct[]): Promise<void> {
    await this.#changes.add(
      changes.map((one) => [
        one.itemId,
        one.version,
        one.kind,
        one.fromUnitId,
        one.unitId,
        one.answerUnitId,
        one.ends,
        one.changeTime,
        one.dueTime,
        one.reason,
        one.detail,
      ]),
    );
    await this.#acts.add(
      acts.map((one) => [one.eventId, one.itemId, one.act, one.detail, one.toldUnitId, one.actTime]),
    );
  }

  /** Makes the facts of all that was added. */
  async fold(): Promise<void> {
    await this.#changes.complete();
    await this.#acts.complete();
    await foldAll(this.#tx, prefix);
    for (const table of this.#made) await table.complete();
  }

  /**
   * Puts all in the place of what is in use. What came since the beginning is taken over: its events may be missing in the
   * logs; what came before is in them.
   */
  async replace(): Promise<void> {
    // In the order in which batches of events take them.
    await this.#tx.takeLocks([
      'LOCK TABLE items, item_changes, item_acts, item_facts IN ACCESS EXCLUSIVE MODE',
    ]);
    const late = await this.#takeOver();
    for (const table of [...this.#made, this.#changes, this.#acts]) await table.replace();
    await foldFacts(this.#tx, late);
    await forgetCounted(this.#tx);
  }

  /** @returns ids of the items something came of since the beginning */
  async #takeOver(): Promise<string[]> {
    const ids = new Set<string>();
    for (const table of ['item_changes', 'item_acts']) {
      const rows = await query<{ id: string }>(
        this.#tx,
        `INSERT INTO ${prefix}${table} SELECT * FROM ${table} WHERE take_time >= now() ON CONFLICT DO NOTHING
         RETURNING item_id AS id`,
      );
      for (const { id } of rows) ids.add(id);
    }
    await execute(this.#tx, `INSERT INTO ${prefix}items SELECT unnest($1::uuid[]) ON CONFLICT DO NOTHING`, [
      [...ids],
    ]);
    return [...ids];
  }
}
