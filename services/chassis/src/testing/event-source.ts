import type { Event } from '@baro/proto/baro/events/v1/event';
import { defineReasons } from '../errors/reasons.ts';
import type { ServiceDefinition } from '../run-service.ts';
import { query } from '../db/query.ts';
import type { TestService } from './test-service.ts';
import { protoMetadata } from '@baro/proto/baro/platform/v1/operations';

/** A service of nothing but an event log, by a name whose stream others read. Anybody may operate it. */
export function source(name = 'documents'): ServiceDefinition {
  return {
    name,
    reasons: defineReasons(name, {}),
    config: {},
    entities: [],
    migrations: [],
    protos: [protoMetadata],
    rpc: () => [],
    mayOperate: () => async () => true,
  };
}

/** Puts events into the log; the relay publishes them. */
export async function tell(service: TestService, events: readonly Event[]): Promise<void> {
  const rows = events.map((event) => ({
    id: event.id,
    occur_time: event.occurTime,
    type: event.type,
    subject: event.subject,
    aggregate_type: event.aggregateType,
    aggregate_id: event.aggregateId,
    aggregate_version: event.aggregateVersion,
    unit_id: event.unitId,
    body: event,
  }));
  await query(
    service.orm.em.fork(),
    `INSERT INTO outbox (id, occur_time, type, subject, aggregate_type, aggregate_id, aggregate_version, unit_id, body)
     SELECT r.* FROM jsonb_to_recordset($1) AS r (id uuid, occur_time timestamptz, type text, subject text,
       aggregate_type text, aggregate_id uuid, aggregate_version integer, unit_id uuid, body jsonb)`,
    [JSON.stringify(rows)],
  );
}
