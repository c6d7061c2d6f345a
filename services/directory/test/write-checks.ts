import { randomUUID } from 'node:crypto';
import { query } from '@baro/chassis';
import { expectReason } from '@baro/chassis/testing';
import { expect } from 'vitest';
import type { City, Who } from './city.ts';

/** Calls the one RPC a check is about, with a fresh request_id unless one is given. */
export type Send<Res> = (options?: { who?: Who; requestId?: string }) => Promise<Res>;

/** What must hold of every write of the administrator: others are refused and change nothing. */
export async function expectAdministratorOnly(send: Send<unknown>): Promise<void> {
  for (const who of ['clerk', 'chief', 'idle', 'system', 'bootstrap'] as const) {
    const reason = who === 'bootstrap' ? 'CALLER_UNKNOWN' : 'PERMISSION_DENIED';
    await expectReason(send({ who }), reason);
  }
  await expectReason(send({ who: 'stranger' }), 'CALLER_UNKNOWN');
}

/** A replay gets the same answer and acts once; a missing or malformed request_id is refused. */
export async function expectReplay<Res>(city: City, send: Send<Res>): Promise<Res> {
  await expectReason(send({ requestId: '' }), 'FIELD_INVALID', ['requestId']);
  await expectReason(send({ requestId: 'x' }), 'FIELD_INVALID', ['requestId']);
  const requestId = randomUUID();
  const first = await send({ requestId });
  const count = await countEvents(city);
  expect(await send({ requestId })).toEqual(first);
  expect(await countEvents(city)).toBe(count);
  return first;
}

export async function countEvents(city: City): Promise<number> {
  const rows = await query<{ n: number }>(
    city.service.orm.em.fork(),
    'SELECT count(*)::int AS n FROM outbox',
  );
  return rows[0]?.n ?? 0;
}

export interface EventRow {
  subject: string;
  aggregate_version: number;
  body: { data: Record<string, Record<string, unknown>>; unitIds: string[]; actor: string };
}

/** Events of one aggregate, oldest first. */
export async function eventsOf(city: City, aggregateId: string): Promise<EventRow[]> {
  return query<EventRow>(
    city.service.orm.em.fork(),
    'SELECT subject, aggregate_version, body FROM outbox WHERE aggregate_id = $1 ORDER BY seq',
    [aggregateId],
  );
}

export interface AuditLine {
  action: string;
  account_id: string;
  method: string;
  details: Record<string, unknown>;
}

/** Audit rows of one subject, oldest first. */
export async function auditOf(city: City, subjectId: string): Promise<AuditLine[]> {
  return query<AuditLine>(
    city.service.orm.em.fork(),
    'SELECT action, account_id, method, details FROM audit WHERE subject_id = $1 ORDER BY create_time',
    [subjectId],
  );
}

/** The last audit row of a method that reads: who, acting for which unit, was shown whom. */
export async function lastSeen(
  city: City,
  method: string,
): Promise<{ accountId: string; unitId: string; action: string; ids: string[] } | undefined> {
  const rows = await query<{ accountId: string; unitId: string; action: string; ids: string[] }>(
    city.service.orm.em.fork(),
    `SELECT account_id AS "accountId", unit_id AS "unitId", action, details -> 'ids' AS ids FROM audit
     WHERE method = $1 AND subject_type = 'person' ORDER BY create_time DESC, id DESC LIMIT 1`,
    [method],
  );
  return rows[0];
}
