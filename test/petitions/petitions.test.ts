import { randomUUID } from 'node:crypto';
import { call, connectNats, newId, openClient, openLog } from '@baro/chassis';
import { eventually, expectReason } from '@baro/chassis/testing';
import { CustodyServiceClient, ListWorkRequest } from '@baro/proto/baro/custody/v1/custody';
import {
  AcceptPetitionRequest,
  AssignPetitionRequest,
  CreateCouncilSessionRequest,
  FindResultRequest,
  PetitionServiceClient,
  RecordPetitionRequest,
  SignAnswerRequest,
  SubmitAnswerRequest,
} from '@baro/proto/baro/petitions/v1/petitions';
import {
  AcceptPartRequest,
  AskPartRequest,
  FinishPartRequest,
  PetitionPartServiceClient,
} from '@baro/proto/baro/petitions/v1/parts';
import type { Petition } from '@baro/proto/baro/petitions/v1/resources';
import {
  PetitionField,
  PetitionLevel,
  PetitionState,
  ResultClass,
} from '@baro/proto/baro/petitions/v1/resources';
import { seedDirectory } from '@baro/tools/testing/seed-directory.ts';
import type { SeededUnit } from '@baro/tools/testing/seed-directory.ts';
import { startTestPlatform } from '@baro/tools/testing/test-platform.ts';
import type { TestPlatform } from '@baro/tools/testing/test-platform.ts';
import { jetstream } from '@nats-io/jetstream';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compareOwners } from '../ledger/compare.ts';
import { units } from './council.ts';

const patience = 90_000;
let platform: TestPlatform;
let client: PetitionServiceClient;
let parts: PetitionPartServiceClient;
let committee: SeededUnit;
let council: SeededUnit;
let department: SeededUnit;
let sessionId = '';
let tokens: { verifier: string; leader: string; director: string; official: string };
const databases: pg.Client[] = [];

async function open(name: string): Promise<pg.Client> {
  const database = new pg.Client({ connectionString: platform.databaseUrl(`baro_${name}`) });
  await database.connect();
  databases.push(database);
  return database;
}

beforeAll(async () => {
  platform = await startTestPlatform({ services: ['directory', 'petitions', 'custody'], durable: true });
  const { address, signOn } = platform;
  const seeded = await seedDirectory(address('directory'), await signOn.token('quan-tri'), units);
  const named = (code: string): SeededUnit => {
    const unit = seeded.find((one) => one.code === code);
    if (!unit) throw new Error(`no unit ${code}`);
    return unit;
  };
  [council, department, committee] = [named('HDND'), named('SXD'), named('UBND')];
  client = openClient(PetitionServiceClient, address('petitions'));
  parts = openClient(PetitionPartServiceClient, address('petitions'));
  tokens = {
    verifier: await signOn.token('tham-tra'),
    leader: await signOn.token('lanh-dao'),
    director: await signOn.token('giam-doc-so'),
    official: await signOn.token('chuyen-vien-so'),
  };
  const session = { unitId: council.id, name: 'Kỳ họp thứ 1', term: 'Khóa XVII', openDate: '2026-12-08' };
  const request = CreateCouncilSessionRequest.fromPartial({ session, requestId: randomUUID() });
  // The service knows who calls once the city's events have arrived.
  const reply = await eventually(
    () => call(client, client.createCouncilSession, request, { token: tokens.verifier }),
    patience,
  );
  sessionId = reply.session?.id ?? '';
}, 600_000);

afterAll(async () => {
  client.close();
  parts.close();
  for (const database of databases) await database.end();
  await platform.stop();
});

function recordRequest(): RecordPetitionRequest {
  return RecordPetitionRequest.fromPartial({
    petition: {
      unitId: council.id,
      subject: 'Sửa đường Nguyễn Trãi',
      level: PetitionLevel.CITY,
      field: PetitionField.URBAN,
    },
    raising: { sessionId, localityName: 'Phường Thanh Xuân', words: 'Đường xuống cấp, đề nghị sửa chữa.' },
    requestId: randomUUID(),
  });
}

async function record(): Promise<Petition> {
  const { petition } = await call(client, client.recordPetition, recordRequest(), { token: tokens.verifier });
  if (!petition) throw new Error('no petition');
  return petition;
}

const dueTime = new Date(Date.now() + 20 * 86_400_000);
const postOf = (at: number): string => department.posts[at]?.id ?? '';

/** From recorded to closed, each act by who may. */
async function close(id: string): Promise<Petition> {
  const write = (): { id: string; requestId: string } => ({ id, requestId: randomUUID() });
  const { assignPetition, acceptPetition, submitAnswer, signAnswer, findResult } = client;
  const assign = AssignPetitionRequest.fromPartial({ ...write(), leadPostId: postOf(1), dueTime });
  await call(client, assignPetition, assign, { token: tokens.leader });
  const accept = AcceptPetitionRequest.fromPartial(write());
  await call(client, acceptPetition, accept, { token: tokens.official });
  await coordinate(id);
  const { DONE } = ResultClass;
  const answer = { text: 'Đã sửa xong.', resultClass: DONE, signerPostId: postOf(0) };
  const submit = SubmitAnswerRequest.fromPartial({ ...write(), ...answer });
  await call(client, submitAnswer, submit, { token: tokens.official });
  await call(client, signAnswer, SignAnswerRequest.fromPartial(write()), { token: tokens.director });
  const find = FindResultRequest.fromPartial({ ...write(), resultClass: DONE, text: 'Đúng như báo cáo' });
  const { petition } = await call(client, findResult, find, { token: tokens.verifier });
  if (!petition) throw new Error('no petition');
  return petition;
}

/** Another unit is asked for its part, accepts and contributes. */
async function coordinate(petitionId: string): Promise<void> {
  const requestId = (): string => randomUUID();
  const postId = committee.posts[0]?.id ?? '';
  const asked = { petitionId, postId, direction: 'Cho ý kiến', dueTime, requestId: requestId() };
  const ask = AskPartRequest.fromPartial(asked);
  const { part } = await call(parts, parts.askPart, ask, { token: tokens.official });
  const id = part?.id ?? '';
  const accept = AcceptPartRequest.fromPartial({ id, requestId: requestId() });
  await call(parts, parts.acceptPart, accept, { token: tokens.leader });
  const finish = FinishPartRequest.fromPartial({ id, result: 'Đồng ý', requestId: requestId() });
  await call(parts, parts.finishPart, finish, { token: tokens.leader });
}

/** The ledger knows every change of hands of every petition, and nothing else. */
async function checkLedger(): Promise<void> {
  const own = await open('petitions');
  const custody = await open('custody');
  const owners = [{ client: own, hands: 'petition_hands', items: 'petition_items' }];
  await eventually(async () => {
    const { differences, points } = await compareOwners(owners, custody);
    if (differences.length > 0 || points === 0) throw new Error(differences[0] ?? 'no change points');
  }, patience);
}

describe('a petition on the platform', () => {
  it('goes to the holder’s work list, and leaves it', async () => {
    const custody = openClient(CustodyServiceClient, platform.address('custody'));
    const listed = async (token: string): Promise<string[]> => {
      const request = ListWorkRequest.fromPartial({ itemKinds: ['petition', 'petition_part'] });
      const { items } = await call(custody, custody.listWork, request, { token });
      return items.map((item) => item.rootId);
    };
    try {
      const { id } = await record();
      await eventually(async () => expect(await listed(tokens.verifier)).toContain(id), patience);
      expect((await close(id)).state).toBe(PetitionState.CLOSED);
      await eventually(async () => {
        for (const token of Object.values(tokens)) expect(await listed(token)).not.toContain(id);
      }, patience);
    } finally {
      custody.close();
    }
  });

  it('is recorded once and numbered without a gap when the service is killed around the commit', async () => {
    const service = platform.service('petitions');
    for (const point of ['before-commit', 'after-commit', 'after-puback']) {
      await service.stop();
      await service.start({ PETITIONS_FAULT_POINT: `${point}:1` });
      const ended = service.ended();
      const request = recordRequest();
      const options = { token: tokens.verifier, deadlineMs: 10_000 };
      await call(client, client.recordPetition, request, options).catch(() => undefined);
      expect([point, await ended]).toEqual([point, 'SIGKILL']);
      await service.start();
      const again = () => call(client, client.recordPetition, request, { token: tokens.verifier });
      const first = await eventually(again, patience);
      expect(await again()).toEqual(first);
    }
    const database = await open('petitions');
    const { rows } = await database.query<{ number: number }>('SELECT number FROM petitions ORDER BY number');
    expect(rows.map(({ number }) => number)).toEqual(rows.map((_, at) => at + 1));
    const { rows: counts } = await database.query('SELECT petition_count AS n FROM sessions');
    expect(counts).toEqual([{ n: rows.length }]);
    await checkLedger();
  }, 600_000);

  it('is the same in the ledger when every event comes again, in whatever order', async () => {
    const { id } = await record();
    await close(id);
    const database = await open('petitions');
    const { rows } = await database.query<{ subject: string; body: unknown }>(
      `SELECT subject, body FROM outbox
       WHERE aggregate_id = $1 OR aggregate_id IN (SELECT id FROM petition_parts WHERE petition_id = $1) ORDER BY seq DESC`,
      [id],
    );
    const connection = await connectNats(platform.natsUrl(), 'test', openLog('test', 'silent'));
    for (const { subject, body } of rows) await jetstream(connection).publish(subject, JSON.stringify(body));
    await connection.drain();
    await checkLedger();
  });

  it('numbers side by side without a gap or a double', async () => {
    const codes = await Promise.all(Array.from({ length: 20 }, async () => (await record()).code));
    expect(new Set(codes).size).toBe(20);
    const numbers = codes.map((code) => Number(code.slice(-5))).toSorted((a, b) => a - b);
    expect((numbers.at(-1) ?? 0) - (numbers[0] ?? 0)).toBe(19);
  });

  it('is refused to who has a token of somebody else’s making', async () => {
    await expectReason(call(client, client.getPetition, { id: newId() }, { token: 'x' }), 'UNAUTHENTICATED');
  });
});
