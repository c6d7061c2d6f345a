import { Event, RebuiltTable, execute, query } from '@baro/chassis';
import type { BulkTx, CopyValue } from '@baro/chassis';
import type { ItemDueMove } from '../domain/due-moves.ts';
import type { Recorded } from '../domain/ledger.ts';
import type { CountChange } from '../domain/work-count.ts';
import { foldWorkCounts } from './count-store.ts';
import { itemColumns, itemRow, pointRow, storeRecorded } from './ledger-store.ts';
import { rebuildLock, swapLock } from './rebuild-locks.ts';

const foldBatch = 100_000;

const pointColumns = `item_id, version, from_unit_id, from_post_id, from_person_id, to_unit_id, to_post_id, to_person_id,
  change_time, due_time, reason, until_time, held_minutes, change_number, acted, by_person_id`;
const moveColumns = 'item_id, version, move_time, due_time';

const namesOf = (columns: string): string[] => columns.split(',').map((column) => column.trim());

/** A ledger that is built beside the one in use. */
export class RebuiltLedger {
  readonly #tx: BulkTx;
  readonly #points: RebuiltTable;
  readonly #items: RebuiltTable;
  readonly #moves: RebuiltTable;

  private constructor(tx: BulkTx, points: RebuiltTable, items: RebuiltTable, moves: RebuiltTable) {
    this.#tx = tx;
    this.#points = points;
    this.#items = items;
    this.#moves = moves;
  }

  /**
   * From now on until the transaction ends, batches of events are kept for the rebuild too, and nobody adds to the
   * counters. What was taken in before is in the logs. A second rebuild waits for the first.
   */
  static async begin(tx: BulkTx): Promise<RebuiltLedger> {
    await execute(tx, `SELECT pg_advisory_xact_lock(${rebuildLock})`);
    await execute(tx, 'DELETE FROM rebuild_events');
    return new RebuiltLedger(
      tx,
      await RebuiltTable.begin(tx, 'change_points', namesOf(pointColumns)),
      await RebuiltTable.begin(tx, 'items', namesOf(itemColumns)),
      await RebuiltTable.begin(tx, 'due_moves', namesOf(moveColumns)),
    );
  }

  /** Adds items whose events are all taken in. */
  async add(recorded: readonly Recorded[], moves: readonly ItemDueMove[]): Promise<void> {
    const points = recorded.flatMap(({ added }) => added.map((point) => pointRow(point)));
    await this.#points.add(points.map((row) => valuesOf(row, pointNames)));
    await this.#items.add(recorded.map(({ after }) => valuesOf({ ...itemRow(after) }, itemNames)));
    await this.#moves.add(
      moves.map(({ itemId, version, time, dueTime }) => [itemId, version, time, dueTime]),
    );
  }

  async complete(): Promise<void> {
    await this.#points.complete();
    await this.#items.complete();
    await this.#moves.complete();
  }

  /**
   * Puts the new ledger and its counters in the place of the old; batches and readers wait for the rest of the transaction.
   * @returns the events kept meanwhile, to be taken in
   */
  async replace(counts: readonly CountChange[]): Promise<Event[]> {
    await this.#tx.takeLocks([
      `SELECT pg_advisory_xact_lock(${swapLock})`,
      'LOCK TABLE change_points, items, due_moves IN ACCESS EXCLUSIVE MODE',
    ]);
    await this.#points.replace();
    await this.#items.replace();
    await this.#moves.replace();
    for (const table of ['work_count_changes', 'work_counts', 'unit_counts', 'unit_totals']) {
      await execute(this.#tx, `DELETE FROM ${table}`);
    }
    await storeRecorded(this.#tx, [], counts);
    // No calendar has this version: a recount that runs will not call the new minutes counted, the next one counts.
    await execute(this.#tx, "UPDATE ledger_state SET calendar_version = 'rebuilt-' || pg_current_xact_id()");
    const kept = await query<{ body: unknown }>(
      this.#tx,
      'WITH kept AS (DELETE FROM rebuild_events RETURNING id, body) SELECT body FROM kept ORDER BY id',
    );
    return kept.map(({ body }) => Event.fromJSON(body));
  }

  /** Adds all changes to the counters. */
  async fold(): Promise<void> {
    while ((await foldWorkCounts(this.#tx, foldBatch)) === foldBatch);
  }
}

const pointNames = namesOf(pointColumns);
const itemNames = namesOf(itemColumns);

function valuesOf(row: Record<string, unknown>, names: readonly string[]): CopyValue[] {
  return names.map((name) => row[name] as CopyValue); // the rows of both tables hold nothing else
}
