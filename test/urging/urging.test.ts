import { randomUUID } from 'node:crypto';
import { call, connectNats, openClient, openLog } from '@baro/chassis';
import { eventually } from '@baro/chassis/testing';
import { OutgoingDocumentServiceClient } from '@baro/proto/baro/documents/v1/outgoing';
import { OutgoingState, SigningCapacity } from '@baro/proto/baro/documents/v1/resources';
import { TaskSourceKind } from '@baro/proto/baro/tasks/v1/resources';
import type { Task } from '@baro/proto/baro/tasks/v1/resources';
import { AssignTaskRequest, TaskServiceClient } from '@baro/proto/baro/tasks/v1/tasks';
import {
  CreateUrgingLetterRequest,
  RetryUrgingLetterRequest,
  UrgingLetterState,
  UrgingServiceClient,
} from '@baro/proto/baro/tasks/v1/urging';
import type { UrgingLetter } from '@baro/proto/baro/tasks/v1/urging';
import { seedDirectory } from '@baro/tools/testing/seed-directory.ts';
import { startTestPlatform } from '@baro/tools/testing/test-platform.ts';
import type { TestPlatform } from '@baro/tools/testing/test-platform.ts';
import { jetstream } from '@nats-io/jetstream';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { logins, units } from '../ledger/scene.ts';

/** Services that are killed come back within this. */
const patience = 90_000;
const begin = new Date('2026-03-02T09:00:00+07:00');
const day = 86_400_000;

let platform: TestPlatform;
let urging: UrgingServiceClient;
let tasks: TaskServiceClient;
let database: { documents: pg.Client; tasks: pg.Client };
let office = '';
let department = '';
let leaderPost = '';
let tokens: { leader: string; director: string; clerk: string };
let late: Task[] = [];

beforeAll(async () => {
  platform = await startTestPlatform({ services: ['directory', 'documents', 'tasks'], testClock: begin });
  const { address, signOn } = platform;
  const admin = await signOn.token('quan-tri');
  const [first, second] = await seedDirectory(address('directory'), admin, units);
  [office, department] = [first?.id ?? '', second?.id ?? ''];
  leaderPost = first?.posts[1]?.id ?? '';
  urging = openClient(UrgingServiceClient, address('tasks'));
  tasks = openClient(TaskServiceClient, address('tasks'));
  tokens = {
    leader: await signOn.token(logins.leader),
    director: await signOn.token(logins.director),
    clerk: await signOn.token(logins.clerk),
  };
  database = { documents: await open('documents'), tasks: await open('tasks') };
  late = [await assign(second?.posts[0]?.id ?? ''), await assign(second?.posts[1]?.id ?? '')];
  await platform.setTime(new Date(begin.getTime() + 6 * day));
}, 600_000);

afterAll(async () => {
  urging.close();
  tasks.close();
  for (const client of Object.values(database)) await client.end();
  await platform.stop();
});

async function open(name: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: platform.databaseUrl(`baro_${name}`) });
  await client.connect();
  return client;
}

/** A task of the office led by a post of the department, due in a day. */
async function assign(leadPostId: string): Promise<Task> {
  const task = {
    unitId: office,
    sourceKind: TaskSourceKind.CITY_DOCUMENT,
    work: 'Rà soát quỹ nhà, đất dôi dư',
    product: 'Báo cáo',
    leadPostId,
    dueTime: new Date(begin.getTime() + day),
  };
  const request = AssignTaskRequest.fromPartial({ task, requestId: randomUUID() });
  // The service knows who calls once the city's events have arrived.
  const answer = await eventually(
    () => call(tasks, tasks.assignTask, request, { token: tokens.leader }),
    patience,
  );
  if (!answer.task) throw new Error('no task');
  return answer.task;
}

async function urge(signingCapacity: SigningCapacity = SigningCapacity.HEAD): Promise<string> {
  const request = CreateUrgingLetterRequest.fromPartial({
    unitId: office,
    urgedUnitId: department,
    signerPostId: leaderPost,
    signingCapacity,
    requestId: randomUUID(),
  });
  const { letter } = await call(urging, urging.createUrgingLetter, request, { token: tokens.leader });
  expect(letter).toMatchObject({ state: UrgingLetterState.ASKED, taskCount: 2 });
  return letter?.id ?? '';
}

async function letterOf(id: string): Promise<UrgingLetter> {
  const { letter } = await call(urging, urging.getUrgingLetter, { id }, { token: tokens.director });
  if (!letter) throw new Error('no letter');
  return letter;
}

const comesTo = (id: string, state: UrgingLetterState): Promise<UrgingLetter> =>
  eventually(async () => {
    const letter = await letterOf(id);
    expect(letter.state).toBe(state);
    return letter;
  }, patience);

/** Numbers given in the office's books. */
async function numbers(): Promise<number[]> {
  const { rows } = await database.documents.query<{ number: number }>(
    'SELECT number FROM outgoing_documents WHERE unit_id = $1 ORDER BY number',
    [office],
  );
  return rows.map((row) => row.number);
}

async function urgingCounts(): Promise<number[]> {
  const shown = await Promise.all(
    late.map(({ id }) => call(tasks, tasks.getTask, { id }, { token: tokens.director })),
  );
  return shown.map(({ task }) => task?.urgingCount ?? -1);
}

describe('an urging letter through tasks, documents and back', () => {
  it('gets its number, is issued and counted on each task', async () => {
    const id = await urge();
    const letter = await comesTo(id, UrgingLetterState.DONE);
    expect(await numbers()).toEqual([1]);
    expect(letter.numberSymbol).toBe('01/LUA');
    const documents = openClient(OutgoingDocumentServiceClient, platform.address('documents'));
    const { document } = await eventually(
      () =>
        call(documents, documents.getOutgoingDocument, { id: letter.documentId }, { token: tokens.clerk }),
      patience,
    );
    documents.close();
    expect(document).toMatchObject({
      state: OutgoingState.ISSUED,
      numberSymbol: '01/LUA',
      subject: 'V/v đôn đốc thực hiện 2 nhiệm vụ quá hạn',
    });
    expect(await urgingCounts()).toEqual([1, 1]);
  }, 300_000);

  it('gets one number, without a gap, wherever documents is killed', async () => {
    const documents = platform.service('documents');
    const points = ['before-commit', 'after-commit', 'before-ack', 'after-puback'];
    for (const [at, point] of points.entries()) {
      await documents.stop();
      await documents.start({ DOCUMENTS_FAULT_POINT: `${point}:1` });
      const ended = documents.ended();
      const id = await urge();
      expect([point, await ended]).toEqual([point, 'SIGKILL']);
      await documents.start();
      await comesTo(id, UrgingLetterState.DONE);
      expect([point, await numbers()]).toEqual([point, Array.from({ length: at + 2 }, (_, n) => n + 1)]);
    }
    expect(await urgingCounts()).toEqual([5, 5]);
  }, 600_000);

  it('is counted once when tasks is killed and the answers come again and again', async () => {
    const before = await urgingCounts();
    const process = platform.service('tasks');
    await process.stop();
    await process.start({ TASKS_FAULT_POINT: 'before-ack:1' });
    const ended = process.ended();
    const id = await urge();
    expect(await ended).toBe('SIGKILL');
    await process.start();
    await comesTo(id, UrgingLetterState.DONE);
    const { rows } = await database.documents.query<{ subject: string; body: unknown }>(
      `SELECT subject, body FROM outbox WHERE aggregate_type = 'letter_number' ORDER BY seq`,
    );
    const connection = await connectNats(platform.natsUrl(), 'test', openLog('test', 'silent'));
    for (const { subject, body } of [...rows, ...rows]) {
      await jetstream(connection).publish(subject, JSON.stringify(body));
    }
    await connection.drain();
    await comesTo(await urge(), UrgingLetterState.DONE);
    expect(await urgingCounts()).toEqual(before.map((count) => count + 2));
    const { rows: kept } = await database.tasks.query<{ numbers: number[] }>(
      'SELECT array_agg(urging_number ORDER BY urging_number) AS numbers FROM urging_letter_tasks GROUP BY task_id',
    );
    for (const row of kept) expect(row.numbers).toEqual([1, 2, 3, 4, 5, 6, 7]);
  }, 600_000);

  it('that documents refuses says why, and gets its number when asked for again', async () => {
    const before = await numbers();
    const id = await urge(SigningCapacity.KT);
    const refused = await comesTo(id, UrgingLetterState.REFUSED);
    expect(refused).toMatchObject({
      refusalReason: 'SIGNING_AUTHORITY_INVALID',
      refusalVi: 'Thẩm quyền ký không hợp lệ tại ngày cấp số.',
      refusalEn: 'The signature would not hold today: POST_NOT_DEPUTY.',
    });
    expect(await numbers()).toEqual(before);
    const request = RetryUrgingLetterRequest.fromPartial({
      id,
      signerPostId: leaderPost,
      signingCapacity: SigningCapacity.HEAD,
      requestId: randomUUID(),
    });
    await call(urging, urging.retryUrgingLetter, request, { token: tokens.leader });
    const done = await comesTo(id, UrgingLetterState.DONE);
    expect(done.numberSymbol).toBe(`${String(before.length + 1).padStart(2, '0')}/LUA`);
    expect(done.refusalVi).toBe('');
  }, 300_000);
});
