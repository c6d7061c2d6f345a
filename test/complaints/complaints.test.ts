import { randomUUID } from 'node:crypto';
import { call, newId, openClient } from '@baro/chassis';
import { eventually, expectReason } from '@baro/chassis/testing';
import { LetterServiceClient, ReceiveLetterRequest } from '@baro/proto/baro/complaints/v1/letters';
import { LetterChannel, PartyRole } from '@baro/proto/baro/complaints/v1/resources';
import type { Letter } from '@baro/proto/baro/complaints/v1/resources';
import { seedDirectory } from '@baro/tools/testing/seed-directory.ts';
import { startTestPlatform } from '@baro/tools/testing/test-platform.ts';
import type { TestPlatform } from '@baro/tools/testing/test-platform.ts';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const patience = 90_000;
const account = (end: string): string => `0190a000-0000-7000-8000-0000000000${end}`;
const cityId = newId();
const committeeId = newId();

let platform: TestPlatform;
let client: LetterServiceClient;
let token = '';
let own: pg.Client;
let identities: pg.Client;

beforeAll(async () => {
  platform = await startTestPlatform({ services: ['directory', 'complaints'], durable: true });
  const { address, signOn } = platform;
  await seedDirectory(address('directory'), await signOn.token('quan-tri'), [
    { id: cityId, code: 'TP', name: 'Thành phố', kind: 'city', posts: [] },
    {
      id: committeeId,
      code: 'UBND',
      name: 'Ủy ban nhân dân',
      kind: 'people_committee',
      parentId: cityId,
      posts: [
        { role: 'RECORDS_CLERK', accountId: account('02') },
        { role: 'LEADER', accountId: account('22'), head: true },
      ],
    },
  ]);
  client = openClient(LetterServiceClient, address('complaints'));
  token = await signOn.token('lanh-dao');
  own = await open('baro_complaints');
  identities = await open('baro_identities');
  // The service knows who calls once the city's events have arrived.
  await eventually(() => receive(newLetter()), patience);
}, 600_000);

afterAll(async () => {
  client.close();
  await own.end();
  await identities.end();
  await platform.stop();
});

async function open(name: string): Promise<pg.Client> {
  const database = new pg.Client({ connectionString: platform.databaseUrl(name) });
  await database.connect();
  return database;
}

function newLetter(): ReceiveLetterRequest {
  const identity = { fullName: 'Phạm Thị Đơn', address: '5 phố Huế', documentNumber: '001170099887' };
  return ReceiveLetterRequest.fromPartial({
    letter: {
      unitId: committeeId,
      channel: LetterChannel.POST,
      receiveTime: new Date(Date.now() - 60_000),
      summary: 'Khiếu nại quyết định xử phạt',
      parties: [{ role: PartyRole.SENDER, signed: true, identity }],
    },
    requestId: randomUUID(),
  });
}

async function receive(request: ReceiveLetterRequest): Promise<Letter> {
  const { letter } = await call(client, client.receiveLetter, request, { token, deadlineMs: 10_000 });
  if (!letter) throw new Error('no letter');
  return letter;
}

const column = async (database: pg.Client, sql: string): Promise<unknown[]> =>
  (await database.query<{ v: unknown }>(sql)).rows.map(({ v }) => v);

describe('a letter', () => {
  it('and its people are kept once, and it is numbered without a gap, when the service is killed around the commit', async () => {
    const service = platform.service('complaints');
    for (const point of ['before-commit', 'after-commit', 'after-puback']) {
      await service.stop();
      await service.start({ COMPLAINTS_FAULT_POINT: `${point}:1` });
      const ended = service.ended();
      const request = newLetter();
      await receive(request).catch(() => undefined);
      expect([point, await ended]).toEqual([point, 'SIGKILL']);
      await service.start();
      const first = await eventually(() => receive(request), patience);
      expect(await receive(request)).toEqual(first);
    }
    const numbers = await column(own, 'SELECT number AS v FROM letters ORDER BY number');
    expect(numbers).toEqual([1, 2, 3, 4]);
    const people = await column(own, 'SELECT party_id AS v FROM letter_parties ORDER BY 1');
    expect(await column(identities, 'SELECT party_id AS v FROM parties ORDER BY 1')).toEqual(people);
    expect(await column(own, `SELECT count(*)::int AS v FROM letter_hands`)).toEqual([4]);
  }, 600_000);

  it('with other people under the same request is refused, and the first stay', async () => {
    const request = newLetter();
    const { id } = await receive(request);
    const other = ReceiveLetterRequest.fromPartial(request);
    for (const { identity } of other.letter?.parties ?? []) if (identity) identity.fullName = 'Phạm Thị Khác';
    await expectReason(receive(other), 'REQUEST_ID_REUSED');
    expect((await receive(request)).id).toBe(id);
  });

  it('is refused to who has a token of somebody else’s making', async () => {
    await expectReason(call(client, client.getLetter, { id: newId() }, { token: 'x' }), 'UNAUTHENTICATED');
  });
});
