import { Event, RebuiltTable, execute, query } from '@baro/chassis';
import type { BulkTx, CopyValue } from '@baro/chassis';
import type { ItemDueMove } from '../domain/due-moves.ts';
import type { Recorded } from '../domain/ledger.ts';
import type { UrgedItem } from '../domain/urged-items.ts';
import type { CountChange } from '../domain/work-count.ts';
import { foldWorkCounts } from './count-store.ts';
import { itemColumns, itemRow, pointRows, storeRecorded } from './ledger-store.ts';
import { rebuildLock, swapLock } from './rebuild-locks.ts';

const foldBatch = 100_000;

const pointColumns = `item_id, version, from_unit_id, from_post_id, from_person_id, to_unit_id, to_post_id, to_person_id,
  change_time, due_time, reason, until_time, held_minutes, change_number, acted, by_person_id, confidential`;

const namesOf = (columns: string): string[] => columns.split(',').map((column) => column.trim());

/** Tables of the ledger, with the columns a rebuild fills. */
const tables = {
  change_points: namesOf(pointColumns),
  items: namesOf(itemColumns),
  due_moves: ['item_id', 'version', 'move_time', 'due_time'],
  item_urgings: ['item_id', 'facts_version', 'assigner_post_id', 'urging_count'],
};
type TableName = keyof typeof tables;

/** A ledger that is built beside the one in use. */
export class RebuiltLedger {
  readonly #tx: BulkTx;
  readonly #tables: Record<TableName, RebuiltTable>;

  private constructor(tx: BulkTx, rebuilt: Record<TableName, RebuiltTable>) {
    this.#tx = tx;
    this.#tables = rebuilt;
  }

  /**
   * From now on until the transaction ends, batches of events are kept for the rebuild too, and nobody adds to the
   * counters. What was taken in before is in the logs. A second rebuild waits for the first.
   */
  static async begin(tx: BulkTx): Promise<RebuiltLedger> {
    await execute(tx, `SELECT pg_advisory_xact_lock(${rebuildLock})`);
    await execute(tx, 'DELETE FROM rebuild_events');
    const begin = (name: TableName): Promise<RebuiltTable> => RebuiltTable.begin(tx, name, tables[name]);
    return new RebuiltLedger(tx, {
      change_points: await begin('change_points'),
      items: await begin('items'),
      due_moves: await begin('due_moves'),
      item_urgings: await begin('item_urgings'),
    });
  }

  /** Adds items whose events are all taken in. */
  async add(
    recorded: readonly Recorded[],
    moves: readonly ItemDueMove[],
    urged: readonly UrgedItem[],
  ): Promise<void> {
    const { change_points: points, items, due_moves: dueMoves, item_urgings: urgings } = this.#tables;
    await points.add(recorded.flatMap((one) => pointRows(one).map((row) => valuesOf(row))));
    await items.add(recorded.map(({ after }) => valuesOf(itemRow(after))));
    await dueMoves.add(moves.map(({ itemId, version, time, dueTime }) => [itemId, version, time, dueTime]));
    await urgings.add(
      urged.map(({ itemId, version, assignerPostId, urgingCount }) => [
        itemId,
        version,
        assignerPostId,
        urgingCount,
      ]),
    );
  }

  async complete(): Promise<void> {
    for (const table of Object.values(this.#tables)) await table.complete();
  }

  /**
   * Puts the new ledger and its counters in the place of the old; batches and readers wait for the rest of the transaction.
   * @returns the events kept meanwhile, to be taken in
   */
  async replace(counts: readonly CountChange[]): Promise<Event[]> {
    await this.#tx.takeLocks([
      `SELECT pg_advisory_xact_lock(${swapLock})`,
      `LOCK TABLE ${Object.keys(tables).join(', ')} IN ACCESS EXCLUSIVE MODE`,
    ]);
    for (const table of Object.values(this.#tables)) await table.replace();
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

/** Rows are made with their columns in the order of the table's: reading each by its name takes longer than making it. */
function valuesOf(row: object): CopyValue[] {
  return Object.values(row) as CopyValue[]; // the rows of both tables hold nothing else
}
