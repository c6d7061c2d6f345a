import type { EntityManager } from '@mikro-orm/postgresql';
import type { Caller } from '../grpc/caller.ts';
import { newId } from '../ids.ts';
import { activeTraceparent } from '../telemetry/tracing.ts';
import type { AuditRow, EventInput, Tx } from './tx.ts';

/** An outbox row ready to be inserted; `body` is the event as proto3 JSON. */
export interface OutboxRow {
  id: string;
  occur_time: string;
  type: string;
  subject: string;
  aggregate_type: string;
  aggregate_id: string;
  aggregate_version: number;
  unit_id: string | null;
  body: Record<string, unknown>;
}

// Subject tokens of NATS: no dots, blanks or wildcards.
const unsafeToken = /[^A-Za-z0-9_-]/g;

/** Collects what a write says until it is stored in one statement. */
export class TxBuffer implements Tx {
  readonly audits: AuditRow[] = [];
  readonly events: OutboxRow[] = [];
  readonly em: EntityManager;
  readonly now: Date;
  readonly caller: Caller;
  readonly requestId: string;
  lastStatement: (() => Promise<void>) | undefined;
  turn: string | undefined;
  /** Trace of the act that told the first event: events are stored after it, outside its span. */
  traceparent: string | undefined;
  /** See `ConsumerTx`. */
  replayed = false;
  readonly #service: string;

  constructor(service: string, em: EntityManager, now: Date, caller: Caller, requestId: string) {
    this.#service = service;
    this.em = em;
    this.now = now;
    this.caller = caller;
    this.requestId = requestId;
  }

  audit(row: AuditRow): void {
    this.audits.push(row);
  }

  last(statement: () => Promise<void>, turn?: string): void {
    if (this.lastStatement) throw new Error('a write has one last statement');
    this.lastStatement = statement;
    this.turn = turn;
  }

  emit<Data>(event: EventInput<Data>): void {
    const id = newId();
    this.traceparent ??= activeTraceparent();
    const occurTime = this.now.toISOString();
    const token = event.unitCode.replaceAll(unsafeToken, '_') || 'none';
    const subject = `baro.${this.#service}.${event.aggregateType}.${event.verb}.${token}`;
    const unitIds = [...new Set([event.unitId, ...(event.unitIds ?? [])])].filter(Boolean);
    this.events.push({
      id,
      occur_time: occurTime,
      type: event.typeName,
      subject,
      aggregate_type: event.aggregateType,
      aggregate_id: event.aggregateId,
      aggregate_version: event.aggregateVersion,
      unit_id: event.unitId || null,
      body: {
        id,
        type: event.typeName,
        subject,
        aggregateType: event.aggregateType,
        aggregateId: event.aggregateId,
        aggregateVersion: event.aggregateVersion,
        unitId: event.unitId,
        unitIds,
        occurTime,
        actor: this.caller.accountId,
        requestId: this.requestId,
        data: event.type.toJSON(event.data),
      },
    });
  }
}
