import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { eventually } from '@baro/chassis/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { logins } from '../ledger/scene.ts';
import { Watched, begin } from '../telemetry/watched.ts';

const watched = new Watched();

beforeAll(() => watched.open({}, ['directory', 'complaints', 'custody', 'gateway']), 900_000);
afterAll(() => watched.close());

async function rows<Row>(
  database: 'complaints' | 'identities',
  text: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: watched.platform.databaseUrl(`baro_${database}`) });
  await client.connect();
  const result = await client.query(text, values);
  await client.end();
  return result.rows as Row[];
}

async function counts(): Promise<Record<'letters' | 'receptions' | 'parties' | 'keys' | 'grants', number>> {
  const count = async (database: 'complaints' | 'identities', table: string): Promise<number> =>
    Number((await rows<{ n: string }>(database, `SELECT count(*) AS n FROM ${table}`))[0]?.n);
  return {
    letters: await count('complaints', 'letters'),
    receptions: await count('complaints', 'receptions'),
    parties: await count('identities', 'parties'),
    keys: await count('identities', 'case_keys'),
    grants: await count('identities', 'grants'),
  };
}

/** Starts the service so that it dies at the n-th pass of a point. */
async function armed(point: string): Promise<void> {
  await watched.platform.service('complaints').stop();
  await watched.platform.service('complaints').start({ COMPLAINTS_FAULT_POINT: point });
}

async function revived(): Promise<void> {
  await watched.platform.service('complaints').ended();
  await watched.platform.service('complaints').start();
}

function letter(): { requestId: string; letter: object } {
  const identity = { fullName: 'Trần Thị Hậu', documentNumber: '001070001234' };
  return {
    requestId: randomUUID(),
    letter: {
      unitId: watched.units[0]?.id,
      channel: 'LETTER_CHANNEL_POST',
      receiveTime: begin.toISOString(),
      summary: 'Việc thu hồi đất',
      text: 'Nội dung',
      peopleCount: 1,
      parties: [{ role: 'PARTY_ROLE_SENDER', signed: true, identity }],
      originals: [{ name: 'Đơn', pages: 1, original: true }],
    },
  };
}

/** A visit of one who complains to the head of the unit. */
function visit(): { requestId: string; reception: object } {
  const identity = { fullName: 'Trần Thị Hậu', documentNumber: '001070001234' };
  const [unit] = watched.units;
  return {
    requestId: randomUUID(),
    reception: {
      unitId: unit?.id,
      receiverPostId: unit?.posts[1]?.id,
      receiveTime: begin.toISOString(),
      summary: 'Việc thu hồi đất',
      content: 'LETTER_CONTENT_COMPLAINT',
      parties: [{ role: 'PARTY_ROLE_SENDER', identity }],
    },
  };
}

/** Asks while the service dies under the call. */
async function cutOff(login: string, path: string, body: object): Promise<void> {
  const { status } = await watched.ask(login, path, body);
  expect(status).toBeGreaterThanOrEqual(500);
}

describe('a crash between the two databases', () => {
  it('leaves an identity of no letter only for an hour, and never takes one of a letter', async () => {
    await watched.done(logins.clerk, '/v1/letters', letter());
    const before = await counts();
    await armed('before-commit:1');
    await cutOff(logins.clerk, '/v1/letters', letter());
    await revived();
    expect((await counts()).parties).toBe(before.parties + 1);
    await rows('identities', `UPDATE parties SET put_time = put_time - interval '2 hours'`);
    await eventually(async () => expect(await counts()).toEqual(before));
    const open = await rows('identities', 'SELECT 1 FROM parties WHERE confirm_time IS NULL');
    expect(open).toEqual([]);
  });

  it('of a visit to the reception leaves one no longer, and a repeated call enters the visit once', async () => {
    await watched.done(logins.clerk, '/v1/receptions', visit());
    const before = await counts();
    const half = visit();
    await armed('before-commit:1');
    await cutOff(logins.clerk, '/v1/receptions', half);
    await revived();
    expect(await counts()).toMatchObject({ receptions: before.receptions, parties: before.parties + 1 });
    await watched.done(logins.clerk, '/v1/receptions', half);
    await watched.done(logins.clerk, '/v1/receptions', half);
    expect(await counts()).toMatchObject({
      receptions: before.receptions + 1,
      parties: before.parties + 1,
    });
    const numbers = await rows<{ n: number }>('complaints', 'SELECT number AS n FROM receptions ORDER BY 1');
    expect(numbers.map(({ n }) => n)).toEqual([1, 2]);
    await rows('identities', `UPDATE parties SET put_time = put_time - interval '2 hours'`);
    await eventually(async () => {
      const open = await rows('identities', 'SELECT 1 FROM parties WHERE confirm_time IS NULL');
      expect(open).toEqual([]);
    });
    expect((await counts()).parties).toBe(before.parties + 1);
  });

  it('never makes a grant of half a call', async () => {
    const { answer } = await watched.done(logins.clerk, '/v1/letters', letter());
    const { id, parties } = answer['letter'] as { id: string; parties: { partyId: string }[] };
    const personId = watched.units[0]?.posts[3]?.personId;
    const endTime = '2026-03-03T09:00:00+07:00';
    const grant = { requestId: randomUUID(), personId, endTime, reason: 'Xác minh' };
    const open = { fields: ['fullName'], reason: 'Xác minh' };
    const path = `/v1/letters/${id}/parties/${parties[0]?.partyId}:openIdentity`;
    const before = await counts();
    await armed('before-commit:1');
    await cutOff(logins.leader, `/v1/letters/${id}/grants`, grant);
    await revived();
    expect((await counts()).grants).toBe(before.grants + 1);
    expect((await watched.ask(logins.head, path, open)).status).toBe(404);
    await watched.done(logins.leader, `/v1/letters/${id}/grants`, grant);
    expect((await counts()).grants).toBe(before.grants + 1);
    expect((await watched.ask(logins.head, path, open)).answer).toMatchObject({
      identity: { fullName: 'Trần Thị Hậu' },
    });
  });
});

describe('the role of the service', () => {
  it('does not get into the identity database, nor its role into the letters', async () => {
    for (const [role, database] of [
      ['complaints_app', 'baro_identities'],
      ['complaints_migrator', 'baro_identities'],
      ['identities_app', 'baro_complaints'],
      ['custody_app', 'baro_identities'],
    ] as const) {
      const url = new URL(watched.platform.databaseUrl(database));
      [url.username, url.password] = [role, role.split('_')[1] ?? ''];
      const client = new pg.Client({ connectionString: url.toString() });
      const fault = await client.connect().then(
        () => client.end(),
        (error: unknown) => (error instanceof Error ? error.message : String(error)),
      );
      expect([role, fault]).toEqual([role, expect.stringMatching(/permission denied for database/)]);
    }
  });
});
