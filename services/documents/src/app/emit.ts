import type { Tx } from '@baro/chassis';
import * as events from '@baro/proto/baro/documents/v1/documents_events';

/** Messages of documents_events.proto by name. */
type EventName = Exclude<keyof typeof events, `${string}proto${string}` | `protobuf${string}`>;
type EventOf<N extends EventName> = (typeof events)[N] extends { fromPartial(object: never): infer M }
  ? M
  : never;

/** A row whose `version` counts the events of its aggregate. */
export interface Aggregate {
  id: string;
  version: number;
  unitId: string;
  unitCode: string;
}

/** Tells a fact of a document; its version goes on by one, so that etag and event version are the same number. */
export function emitDocument<N extends EventName>(
  tx: Tx,
  aggregateType: 'incoming_document' | 'outgoing_document' | 'number_series',
  aggregate: Aggregate,
  name: N,
  verb: string,
  data: EventOf<N>,
  unitIds: readonly (string | null)[] = [],
): void {
  aggregate.version += 1;
  tx.emit<unknown>({
    type: events[name],
    typeName: `baro.documents.v1.${name}`,
    data,
    verb,
    aggregateType,
    aggregateId: aggregate.id,
    aggregateVersion: aggregate.version,
    unitId: aggregate.unitId,
    unitCode: aggregate.unitCode,
    unitIds: unitIds.filter((id) => id !== null),
  });
}
