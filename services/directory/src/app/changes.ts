import type { Tx } from '@baro/chassis';
import type { ActingPost } from '@baro/directory-client';
import type { EntityManager } from '@mikro-orm/postgresql';
import { saveRows, type Kind, type Rows, type Stored } from '../store/aggregate-store.ts';
import { EVENTS } from './events.ts';
import { findEventUnits } from './event-units.ts';

/** A new aggregate, or one as it was read with what it becomes. */
export interface Change<Row> {
  readonly before?: { readonly version: number } | undefined;
  readonly row: Row;
}

/** Stores aggregates, each with its audit row and its event, in the transaction of the act. */
export class Changes {
  readonly #tx: Tx;
  #as: ActingPost | undefined;

  constructor(tx: Tx) {
    this.#tx = tx;
  }

  get em(): EntityManager {
    return this.#tx.em;
  }

  get now(): Date {
    return this.#tx.now;
  }

  /** The post the caller acts in, for the audit. */
  actsAs(post: ActingPost | undefined): void {
    this.#as = post;
  }

  /** Stores one aggregate. `action` is the verb of the audit. */
  async save<K extends Kind>(kind: K, action: string, change: Change<Rows[K]>): Promise<Stored<Rows[K]>> {
    const [stored] = await this.saveAll(kind, action, [change]);
    if (!stored) throw new Error('one change stores one row');
    return stored;
  }

  /** Stores aggregates of one kind in two or three statements, whatever their number. */
  async saveAll<K extends Kind>(
    kind: K,
    action: string,
    changes: readonly Change<Rows[K]>[],
    details: Record<string, unknown> = {},
  ): Promise<Stored<Rows[K]>[]> {
    const rows = changes.map(({ before, row }) => ({ ...row, version: (before?.version ?? 0) + 1 }));
    await saveRows(this.em, kind, rows);
    const units = await findEventUnits(this.em, kind, rows);
    for (const row of rows) {
      const unit = units.get(row.id) ?? { id: '', code: '' };
      this.#audit(kind, action, row.id, unit.id, details);
      this.#emit(kind, row, unit);
    }
    return rows;
  }

  #audit(
    kind: Kind,
    action: string,
    subjectId: string,
    unitId: string,
    details: Record<string, unknown>,
  ): void {
    const as = this.#as ? { postId: this.#as.postId, delegationId: this.#as.delegationId } : {};
    this.#tx.audit({
      action,
      subjectType: kind,
      subjectId,
      ...(unitId === '' ? {} : { unitId }),
      details: { ...as, ...details },
    });
  }

  #emit<K extends Kind>(
    kind: K,
    row: Stored<Rows[K]>,
    unit: { id: string; code: string; others?: string[] },
  ): void {
    const { version, ...aggregate } = row;
    const { typeName, verb, type, dataOf } = EVENTS[kind];
    this.#tx.emit({
      type,
      typeName,
      verb,
      data: dataOf(aggregate as unknown as Rows[K]), // the same row without its version
      aggregateType: kind,
      aggregateId: row.id,
      aggregateVersion: version,
      unitId: unit.id,
      unitCode: unit.code,
      unitIds: unit.others ?? [],
    });
  }
}
