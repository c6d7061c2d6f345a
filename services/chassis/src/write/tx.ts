import type { EntityManager } from '@mikro-orm/postgresql';
import type { Caller } from '../grpc/caller.ts';

/** What is recorded of an act; `details` never hold personal data but ids. */
export interface AuditRow {
  /** Verb, for example `register`. */
  action: string;
  /** Kind of the subject, for example `incoming_document`. */
  subjectType: string;
  subjectId?: string;
  unitId?: string;
  details?: Record<string, unknown>;
}

/** The generated object of an event message. */
export interface EventType<Data> {
  /** Full name is `<package>.<name>`; ts-proto output does not hold it, so the emitter gives it. */
  toJSON(data: Data): unknown;
}

/** A fact to be told, in the transaction that makes it true. */
export interface EventInput<Data = unknown> {
  type: EventType<Data>;
  /** Full proto name, for example `baro.documents.v1.IncomingDocumentRegistered`. */
  typeName: string;
  data: Data;
  /** Past-tense verb of the subject, for example `registered`. */
  verb: string;
  /** snake_case, for example `incoming_document`. */
  aggregateType: string;
  aggregateId: string;
  /** 1, 2, 3 … per aggregate. */
  aggregateVersion: number;
  unitId: string;
  /** Last token of the subject; `none` when the fact belongs to no unit. */
  unitCode: string;
  /** Every unit concerned; `unitId` is added. */
  unitIds?: string[];
}

/** One transaction of one mutating call. */
export interface Tx {
  em: EntityManager;
  /** The time of the act. */
  now: Date;
  caller: Caller;
  requestId: string;
  audit(row: AuditRow): void;
  emit<Data>(event: EventInput<Data>): void;
  /**
   * Runs after everything else, directly before audit, outbox, response and commit: the place to take a scarce thing,
   * so that its lock is held as short as can be. `audit` and `emit` may be called inside. Writes that name the same
   * `turn`, the thing taken, go one after the other from here to the commit.
   */
  last(statement: () => Promise<void>, turn?: string): void;
}
