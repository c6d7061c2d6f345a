import { randomUUID } from 'node:crypto';
import { call, connectNats, newId, openClient, openLog } from '@baro/chassis';
import { eventually } from '@baro/chassis/testing';
import {
  AcceptPetitionRequest,
  AssignPetitionRequest,
  CreateCouncilSessionRequest,
  PetitionServiceClient,
  RecordPetitionRequest,
  SignAnswerRequest,
  SubmitAnswerRequest,
} from '@baro/proto/baro/petitions/v1/petitions';
import {
  ConfirmPromiseRequest,
  EvidenceKind,
  PromiseServiceClient,
  PromiseState,
  RecordPromiseRequest,
  ReportPromiseRequest,
  SendBackPromiseRequest,
} from '@baro/proto/baro/petitions/v1/promises';
import { PetitionField, PetitionLevel, ResultClass } from '@baro/proto/baro/petitions/v1/resources';
import { seedDirectory } from '@baro/tools/testing/seed-directory.ts';
import type { SeededUnit } from '@baro/tools/testing/seed-directory.ts';
import { startTestPlatform } from '@baro/tools/testing/test-platform.ts';
import type { TestPlatform } from '@baro/tools/testing/test-platform.ts';
import { jetstream } from '@nats-io/jetstream';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { units } from './council.ts';

const patience = 90_000;
let platform: TestPlatform;
let petitions: PetitionServiceClient;
let promises: PromiseServiceClient;
let database: pg.Client;
let council: SeededUnit;
let department: SeededUnit;
let sessionId = '';
let tokens: { verifier: string; leader: string; director: string; official: string };

beforeAll(async () => {
  platform = await startTestPlatform({ services: ['directory', 'petitions', 'custody'], durable: true });
  const { address, signOn } = platform;
  const seeded = await seedDirectory(address('directory'), await signOn.token('quan-tri'), units);
  const named = (code: string): SeededUnit => {
    const unit = seeded.find((one) => one.code === code);
    if (!unit) throw new Error(`no unit ${code}`);
    return unit;
  };
  [council, department] = [named('HDND'), named('SXD')];
  openClients();
  tokens = {
    verifier: await signOn.token('tham-tra'),
    leader: await signOn.token('lanh-dao'),
    director: await signOn.token('giam-doc-so'),
    official: await signOn.token('chuyen-vien-so'),
  };
  const session = { unitId: council.id, name: 'Kỳ họp thứ 1', term: 'Khóa XVII', openDate: '2026-01-05' };
  const request = CreateCouncilSessionRequest.fromPartial({ session, requestId: randomUUID() });
  // The service knows who calls once the city's events have arrived.
  const reply = await eventually(
    () => call(petitions, petitions.createCouncilSession, request, { token: tokens.verifier }),
    patience,
  );
  sessionId = reply.session?.id ?? '';
  database = new pg.Client({ connectionString: platform.databaseUrl('baro_petitions') });
  await database.connect();
}, 600_000);

/** Opened anew after each start: a channel that waited long for the service waits longer each time. */
function openClients(): void {
  petitions = openClient(PetitionServiceClient, platform.address('petitions'));
  promises = openClient(PromiseServiceClient, platform.address('petitions'));
}

async function startAgain(): Promise<void> {
  await platform.service('petitions').start();
  petitions.close();
  promises.close();
  openClients();
}

afterAll(async () => {
  petitions.close();
  promises.close();
  await database.end();
  await platform.stop();
});

/** A promise the director reported as kept. */
async function reported(): Promise<string> {
  const promise = { unitId: council.id, sessionId, content: 'Xong hồ điều hòa' };
  const days = { promiseDate: '2026-01-06', dueDate: '2099-12-31' };
  const record = RecordPromiseRequest.fromPartial({
    promise: { ...promise, ...days },
    accountablePostId: department.posts[0]?.id ?? '',
    requestId: randomUUID(),
  });
  const made = await call(promises, promises.recordPromise, record, { token: tokens.verifier });
  const id = made.promise?.id ?? '';
  const evidence = [{ kind: EvidenceKind.PHOTO, documentId: newId() }];
  const report = ReportPromiseRequest.fromPartial({ id, text: 'Đã xong', evidence, requestId: randomUUID() });
  await call(promises, promises.reportPromise, report, { token: tokens.director });
  return id;
}

const confirmation = (id: string): ConfirmPromiseRequest =>
  ConfirmPromiseRequest.fromPartial({ id, text: 'Đã kiểm tra', requestId: randomUUID() });

/** State, words, events and audit rows of a promise, as they lie in the database. */
async function traces(id: string): Promise<unknown[]> {
  const { rows } = await database.query<{ traces: unknown[] }>(
    `SELECT json_build_array(state, keep_time IS NOT NULL,
       (SELECT count(*) FROM promise_words WHERE promise_id = d.id),
       (SELECT array_agg(split_part(type, '.', 4) ORDER BY seq) FROM outbox WHERE aggregate_id = d.id),
       (SELECT count(*) FROM audit WHERE subject_id = d.id)) AS traces
     FROM promises d WHERE id = $1`,
    [id],
  );
  return rows[0]?.traces ?? [];
}

const unconfirmed = [2, false, 1, ['PromiseMade', 'PromiseReported'], 2];
const confirmed = [3, true, 2, ['PromiseMade', 'PromiseReported', 'PromiseKept'], 3];

/** Asks while the service is killed at a point of the commit, and starts it again. */
async function killedAt(point: string, ask: () => Promise<unknown>): Promise<void> {
  const service = platform.service('petitions');
  await service.stop();
  await service.start({ PETITIONS_FAULT_POINT: `${point}:1` });
  const ended = service.ended();
  await ask().catch(() => undefined);
  expect([point, await ended]).toEqual([point, 'SIGKILL']);
}

it('is confirmed wholly or not at all when the service is killed around the commit', async () => {
  for (const [point, left] of [
    ['before-commit', unconfirmed],
    ['after-commit', confirmed],
  ] as const) {
    const id = await reported();
    const request = confirmation(id);
    const ask = (deadlineMs: number) =>
      call(promises, promises.confirmPromise, request, { token: tokens.verifier, deadlineMs });
    await killedAt(point, () => ask(10_000));
    expect([point, await traces(id)]).toEqual([point, left]);
    await startAgain();
    const first = await eventually(() => ask(patience), patience);
    expect(first.promise?.state).toBe(PromiseState.KEPT);
    expect(await ask(patience)).toEqual(first);
    expect(await traces(id)).toEqual(confirmed);
  }
}, 600_000);

it('is made with the signature or there is neither', async () => {
  const write = (id: string): { id: string; requestId: string } => ({ id, requestId: randomUUID() });
  const record = RecordPetitionRequest.fromPartial({
    petition: {
      unitId: council.id,
      subject: 'Sửa đường',
      level: PetitionLevel.CITY,
      field: PetitionField.URBAN,
    },
    raising: { sessionId, localityName: 'Phường Thanh Xuân', words: 'Đường xuống cấp.' },
    requestId: randomUUID(),
  });
  const { petition } = await call(petitions, petitions.recordPetition, record, { token: tokens.verifier });
  const id = petition?.id ?? '';
  const leadPostId = department.posts[1]?.id ?? '';
  const assign = AssignPetitionRequest.fromPartial({
    ...write(id),
    leadPostId,
    dueTime: new Date(Date.now() + 9e8),
  });
  await call(petitions, petitions.assignPetition, assign, { token: tokens.leader });
  const accept = AcceptPetitionRequest.fromPartial(write(id));
  await call(petitions, petitions.acceptPetition, accept, { token: tokens.official });
  const scheduled = { resultClass: ResultClass.SCHEDULED, resultDueDate: '2099-12-31', text: 'Sẽ sửa.' };
  const submit = { ...write(id), ...scheduled, signerPostId: department.posts[0]?.id ?? '' };
  const answer = SubmitAnswerRequest.fromPartial(submit);
  await call(petitions, petitions.submitAnswer, answer, { token: tokens.official });
  const request = SignAnswerRequest.fromPartial(write(id));
  const sign = (deadlineMs: number) =>
    call(petitions, petitions.signAnswer, request, { token: tokens.director, deadlineMs });
  const left = async (): Promise<unknown> => {
    const { rows } = await database.query(
      `SELECT (SELECT count(*)::int FROM petition_answers WHERE petition_id = $1 AND state = 3) AS signed,
         (SELECT count(*)::int FROM promises WHERE petition_id = $1) AS promised`,
      [id],
    );
    return rows[0];
  };
  await killedAt('before-commit', () => sign(10_000));
  expect(await left()).toEqual({ signed: 0, promised: 0 });
  await startAgain();
  await eventually(() => sign(patience), patience);
  await sign(patience);
  expect(await left()).toEqual({ signed: 1, promised: 1 });
}, 600_000);

it('is confirmed or sent back when both are asked at once, never both', async () => {
  const id = await reported();
  const back = SendBackPromiseRequest.fromPartial({ id, reason: 'Chưa xong', requestId: randomUUID() });
  const token = tokens.verifier;
  const ends = await Promise.allSettled([
    call(promises, promises.confirmPromise, confirmation(id), { token }),
    call(promises, promises.sendBackPromise, back, { token }),
  ]);
  expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const [state, , words] = await traces(id);
  expect([state, words]).toEqual([
    ends[0]?.status === 'fulfilled' ? PromiseState.KEPT : PromiseState.OPEN,
    2,
  ]);
});

it('tells every fact once in the order of its versions; heard again in any order nothing changes or is dead', async () => {
  const id = await reported();
  await call(promises, promises.confirmPromise, confirmation(id), { token: tokens.verifier });
  const before = await traces(id);
  const { rows } = await database.query<{ subject: string; body: unknown; version: number }>(
    'SELECT subject, body, aggregate_version AS version FROM outbox WHERE aggregate_id = $1 ORDER BY seq DESC',
    [id],
  );
  expect(rows.map(({ version }) => version)).toEqual([3, 2, 1]);
  const connection = await connectNats(platform.natsUrl(), 'test', openLog('test', 'silent'));
  for (const { subject, body } of rows) await jetstream(connection).publish(subject, JSON.stringify(body));
  await connection.drain();
  const custody = new pg.Client({ connectionString: platform.databaseUrl('baro_custody') });
  await custody.connect();
  try {
    // What the ledger hears after them it has taken in: it has gone past them.
    const { rows: dead } = await custody.query('SELECT count(*)::int AS n FROM dead_letters');
    expect(dead).toEqual([{ n: 0 }]);
  } finally {
    await custody.end();
  }
  expect(await traces(id)).toEqual(before);
});
