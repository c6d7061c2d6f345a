import { randomUUID } from 'node:crypto';
import { call, openClient } from '@baro/chassis';
import type { ClientClass } from '@baro/chassis';
import { eventually } from '@baro/chassis/testing';
import type { Succession } from '@baro/proto/baro/custody/v1/successions';
import {
  ListSuccessionItemsRequest,
  PreviewSuccessionRequest,
  StartSuccessionRequest,
  SuccessionItemState,
  SuccessionServiceClient,
  SuccessionState,
} from '@baro/proto/baro/custody/v1/successions';
import {
  DirectoryServiceClient,
  ReorganisationKind,
  ReorganiseUnitsRequest,
  SuccessionRelation,
} from '@baro/proto/baro/directory/v1/directory';
import {
  IncomingDocumentServiceClient,
  RegisterIncomingDocumentRequest,
  RouteIncomingDocumentRequest,
  SubmitIncomingDocumentRequest,
} from '@baro/proto/baro/documents/v1/incoming';
import { DocumentForm } from '@baro/proto/baro/documents/v1/resources';
import { TaskSourceKind } from '@baro/proto/baro/tasks/v1/resources';
import { AssignTaskRequest, StopTaskRequest, TaskServiceClient } from '@baro/proto/baro/tasks/v1/tasks';
import { seedDirectory } from '@baro/tools/testing/seed-directory.ts';
import type { SeededUnit } from '@baro/tools/testing/seed-directory.ts';
import { startTestPlatform } from '@baro/tools/testing/test-platform.ts';
import type { TestPlatform } from '@baro/tools/testing/test-platform.ts';
import type { Client } from '@grpc/grpc-js';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { compareLedger } from './compare.ts';
import { Mover } from './mover.ts';
import { logins, units } from './scene.ts';

const patience = 300_000;
const begin = new Date('2026-03-02T08:00:00+07:00');
const lives = 30;
let platform: TestPlatform;
let mover: Mover;
let seeded: SeededUnit[];
const clients: Client[] = [];

function open<C extends Client>(make: ClientClass<C>, service: string): C {
  const client = openClient(make, platform.address(service));
  clients.push(client);
  return client;
}

beforeAll(async () => {
  platform = await startTestPlatform({
    services: ['directory', 'documents', 'tasks', 'custody'],
    durable: true,
    testClock: begin,
  });
  mover = new Mover('SUCCESSION', (login) => platform.signOn.token(login));
  const successor = {
    code: 'LUC',
    name: 'Sở kế thừa',
    parentId: units[0]?.id ?? '',
    posts: [
      { role: 'LEADER', accountId: randomUUID(), head: true },
      { role: 'RECORDS_CLERK', accountId: randomUUID() },
    ],
  } as const;
  const all = [...units, { ...successor, posts: [...successor.posts] }];
  seeded = await seedDirectory(platform.address('directory'), await platform.signOn.token('quan-tri'), all);
}, 2 * patience);
afterAll(async () => {
  for (const client of clients) client.close();
  await platform.stop();
});

const unitOf = (code: string): SeededUnit => {
  const unit = seeded.find((one) => one.code === code);
  if (!unit) throw new Error(`no unit ${code}`);
  return unit;
};
const postIn = (code: string, place: number): string => unitOf(code).posts[place]?.id ?? '';

/** Documents and tasks, each with a part, that lie in the department. */
async function fillDepartment(): Promise<string[]> {
  const documents = open(IncomingDocumentServiceClient, 'documents');
  const tasks = open(TaskServiceClient, 'tasks');
  const office = unitOf('LUA').id;
  const [director, deputy] = [postIn('LUB', 0), postIn('LUB', 1)];
  const made: string[] = [];
  for (let number = 1; number <= lives; number += 1) {
    const document = RegisterIncomingDocumentRequest.fromPartial({
      document: {
        unitId: office,
        form: DocumentForm.PAPER,
        number: String(number),
        symbol: 'CV-KT',
        issuerName: 'Sở thử',
        subject: `Văn bản ${number}`,
      },
    });
    const registered = await eventually(
      () => mover.act(logins.clerk, documents, documents.registerIncomingDocument, document, 1),
      patience,
    );
    const id = registered.document?.id ?? '';
    const submit = SubmitIncomingDocumentRequest.fromPartial({ id, postId: postIn('LUA', 1) });
    await mover.act(logins.clerk, documents, documents.submitIncomingDocument, submit, 1);
    const coOrdinators = [{ postId: deputy }];
    const route = RouteIncomingDocumentRequest.fromPartial({
      id,
      direction: 'Xử lý',
      lead: { postId: director },
      coOrdinators,
    });
    await mover.act(logins.leader, documents, documents.routeIncomingDocument, route, 2);
    const assign = AssignTaskRequest.fromPartial({
      task: {
        unitId: office,
        sourceKind: TaskSourceKind.CITY_DOCUMENT,
        work: `Nhiệm vụ ${number}`,
        product: 'Báo cáo',
        leadPostId: director,
        dueTime: new Date('2026-06-30T17:00:00+07:00'),
      },
      parts: [{ postId: deputy, request: 'Cho ý kiến' }],
    });
    const { task } = await eventually(
      () => mover.act(logins.leader, tasks, tasks.assignTask, assign, 2),
      patience,
    );
    made.push(task?.id ?? '');
  }
  return made;
}

/** The department ends on the day before; its work goes to the other one. */
async function closeDepartment(): Promise<void> {
  const directory = open(DirectoryServiceClient, 'directory');
  const predecessorId = unitOf('LUB').id;
  const request = ReorganiseUnitsRequest.fromPartial({
    kind: ReorganisationKind.ABOLISH,
    effectiveDate: '2026-03-03',
    legalRef: '12/NQ-HĐND, khoản 3',
    closeUnitIds: [predecessorId],
    successions: [{ predecessorId, successorCode: 'LUC', relation: SuccessionRelation.WHOLE }],
  });
  await mover.act('quan-tri', directory, directory.reorganiseUnits, request, 0);
  await platform.setTime(new Date('2026-03-03T09:00:00+07:00'));
}

it(
  'a run moves exactly what was previewed, whatever is killed, and the ledger equals the services’ own tables',
  async () => {
    const tasks = await fillDepartment();
    await closeDepartment();
    const custody = open(SuccessionServiceClient, 'custody');
    const token = (): Promise<string> => platform.signOn.token(logins.leader);
    const unitId = unitOf('LUB').id;
    const preview = await eventually(async () => {
      const request = PreviewSuccessionRequest.fromPartial({ unitId });
      const found = await call(custody, custody.previewSuccession, request, { token: await token() });
      if (found.totalCount !== lives * 4) throw new Error(`previewed ${found.totalCount}`);
      return found;
    }, patience);
    expect(preview.groups.map((group) => group.defaultTo?.postId)).toEqual(
      preview.groups.map(() => postIn('LUC', 0)),
    );
    const start = StartSuccessionRequest.fromPartial({
      unitId,
      legalRef: '12/NQ-HĐND',
      totalCount: preview.totalCount,
    });
    const { succession } = await mover.act(logins.leader, custody, custody.startSuccession, start, 0);
    const id = succession?.id ?? '';
    // One of them ends while the run goes on.
    const taskClient = open(TaskServiceClient, 'tasks');
    const stopped = StopTaskRequest.fromPartial({ id: tasks[7] ?? '', reason: 'Không còn cần thiết' });
    await mover.act(logins.leader, taskClient, taskClient.stopTask, stopped, 0);
    for (const victim of [
      'tasks',
      'custody',
      'documents',
      'nats',
      'custody',
      'tasks',
      'documents',
    ] as const) {
      await new Promise((resolve) => setTimeout(resolve, 300)); // the plug is pulled at some moment, whichever
      if (victim === 'nats') {
        await platform.killNats();
        await platform.startNats();
        continue;
      }
      await platform.service(victim).kill();
      await platform.service(victim).start();
    }
    const done = await eventually(async (): Promise<Succession> => {
      const answer = await call(custody, custody.getSuccession, { id }, { token: await token() });
      if (answer.succession?.state !== SuccessionState.DONE) {
        throw new Error(JSON.stringify(answer.succession?.counts));
      }
      return answer.succession;
    }, patience);
    const sum = (field: 'previewed' | 'moved' | 'closed'): number =>
      done.counts.reduce((total, counts) => total + counts[field], 0);
    expect(sum('previewed')).toBe(lives * 4);
    expect(sum('moved') + sum('closed')).toBe(lives * 4);
    await checkMoves(custody, id, await token());
    await checkLedger();
  },
  2 * patience,
);

/** Each item changed hands once by the run, to whom the record says. */
async function checkMoves(custody: SuccessionServiceClient, id: string, token: string): Promise<void> {
  const state = SuccessionItemState.MOVED;
  const request = ListSuccessionItemsRequest.fromPartial({ id, state, pageSize: 200 });
  const { items } = await call(custody, custody.listSuccessionItems, request, { token });
  const recorded = items.map((item) => item.itemId).toSorted();
  const moved: string[] = [];
  for (const [name, table] of [
    ['documents', 'custody_changes'],
    ['tasks', 'task_hands'],
  ] as const) {
    const client = new pg.Client({ connectionString: platform.databaseUrl(`baro_${name}`) });
    await client.connect();
    const sql = `SELECT item_id FROM ${table} WHERE reason = 'succeeded' AND to_post_id = $1`;
    const { rows } = await client.query<{ item_id: string }>(sql, [postIn('LUC', 0)]);
    moved.push(...rows.map((row) => row.item_id));
    await client.end();
  }
  expect(moved.toSorted()).toEqual(recorded);
}

async function checkLedger(): Promise<void> {
  const databases = ['documents', 'tasks', 'custody'].map(
    (name) => new pg.Client({ connectionString: platform.databaseUrl(`baro_${name}`) }),
  );
  for (const client of databases) await client.connect();
  const [documents, tasks, custody] = databases;
  if (!documents || !tasks || !custody) throw new Error('three databases');
  try {
    await eventually(async () => {
      const found = await compareLedger(documents, tasks, custody);
      if (found.differences.length > 0) throw new Error(found.differences[0]);
    }, patience);
  } finally {
    for (const client of databases) await client.end();
  }
}
