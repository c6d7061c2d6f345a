import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { call, openClient } from '@baro/chassis';
import {
  DirectoryServiceClient,
  GetMeRequest,
  ListUnitsRequest,
} from '@baro/proto/baro/directory/v1/directory';
import {
  IncomingDocumentServiceClient,
  ListIncomingDocumentsRequest,
} from '@baro/proto/baro/documents/v1/incoming';
import {
  ListOutgoingDocumentsRequest,
  OutgoingDocumentServiceClient,
} from '@baro/proto/baro/documents/v1/outgoing';
import { IncomingState, OutgoingState } from '@baro/proto/baro/documents/v1/resources';
import { ExtensionState, OfficialState, TaskPartState, TaskState } from '@baro/proto/baro/tasks/v1/resources';
import type { Task } from '@baro/proto/baro/tasks/v1/resources';
import {
  ListCouncilSessionsRequest,
  ListPetitionsRequest,
  PetitionServiceClient,
} from '@baro/proto/baro/petitions/v1/petitions';
import { letterStateToJSON } from '@baro/proto/baro/complaints/v1/resources';
import { PetitionState } from '@baro/proto/baro/petitions/v1/resources';
import { ListTasksRequest, TaskServiceClient } from '@baro/proto/baro/tasks/v1/tasks';
import { readIndicatorDefinitions } from '../../../services/reporting/reference/index.ts';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { compareFigures } from '../../testing/recount/compare-figures.ts';
import { openRunningMonth, reportingAbove } from '../../testing/recount/computed-figures.ts';
import { recounted } from '../../testing/recount/recount.ts';
import { startTestPlatform, type TestPlatform } from '../../testing/test-platform.ts';
import { lettersOf, reached } from './letters.ts';
import { reportsOf } from './reports.ts';

let platform: TestPlatform;
let first: string;
let env: Record<string, string>;
const names = ['directory', 'documents', 'tasks', 'petitions', 'complaints', 'reporting'] as const;
const clerks = ['van-thu', 'van-thu-so', 'van-thu-ba-dinh'];

beforeAll(async () => {
  platform = await startTestPlatform({ services: [...names] });
  const secrets = path.join(platform.dir, 'sign-on.json');
  await writeFile(secrets, JSON.stringify(platform.signOn.secrets), { mode: 0o600 });
  env = {
    CITY_DIRECTORY_ADDRESS: platform.address('directory'),
    CITY_DOCUMENTS_ADDRESS: platform.address('documents'),
    CITY_TASKS_ADDRESS: platform.address('tasks'),
    CITY_PETITIONS_ADDRESS: platform.address('petitions'),
    CITY_COMPLAINTS_ADDRESS: platform.address('complaints'),
    CITY_REPORTING_ADDRESS: platform.address('reporting'),
    CITY_OIDC_ISSUER: platform.signOn.issuer,
    CITY_SECRETS_FILE: secrets,
    CITY_DATA_DIR: path.join(platform.dir, 'city'),
  };
  first = await load();
}, 600_000);
afterAll(() => platform.stop());

async function load(): Promise<string> {
  const main = path.resolve(import.meta.dirname, '../main.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [main, 'load'], { env });
  return stdout;
}

/** Events told so far by each service. */
async function countEvents(): Promise<string[]> {
  const counts: string[] = [];
  for (const service of names) {
    const client = new pg.Client({ connectionString: platform.databaseUrl(`baro_${service}`) });
    await client.connect();
    const { rows } = await client.query<{ count: string }>('SELECT count(*) FROM outbox');
    await client.end();
    counts.push(rows[0]?.count ?? '');
  }
  return counts;
}

/** How many documents of a unit the auditor, who sees all, finds in each state. */
async function statesOf(unitId: string): Promise<Map<IncomingState, number>> {
  const client = openClient(IncomingDocumentServiceClient, platform.address('documents'));
  const request = ListIncomingDocumentsRequest.fromPartial({ unitId, pageSize: 200 });
  const token = await platform.signOn.token('kiem-toan');
  const { documents } = await call(client, client.listIncomingDocuments, request, { token });
  client.close();
  const counts = new Map<IncomingState, number>();
  for (const { state } of documents) counts.set(state, (counts.get(state) ?? 0) + 1);
  return counts;
}

async function unitId(code: string): Promise<string> {
  const client = openClient(DirectoryServiceClient, platform.address('directory'));
  const request = ListUnitsRequest.fromPartial({ code });
  const token = await platform.signOn.token('quan-tri');
  const { units } = await call(client, client.listUnits, request, { token });
  client.close();
  return units[0]?.id ?? '';
}

/** Every task with all that belongs to it, as the auditor sees them. */
async function listTasks(): Promise<Task[]> {
  const client = openClient(TaskServiceClient, platform.address('tasks'));
  const token = await platform.signOn.token('kiem-toan');
  const list = ListTasksRequest.fromPartial({ pageSize: 200, orderBy: 'create_time desc' });
  const { tasks } = await call(client, client.listTasks, list, { token });
  const found: Task[] = [];
  for (const { id } of tasks) {
    const { task } = await call(client, client.getTask, { id }, { token });
    if (task) found.push(task);
  }
  client.close();
  return found;
}

/** What the posts of a login hold, read from the documents' own table: the ledger is not started here. */
async function workOf(login: string): Promise<{ open: number; overdue: number }> {
  const directory = openClient(DirectoryServiceClient, platform.address('directory'));
  const token = await platform.signOn.token(login);
  const { posts } = await call(directory, directory.getMe, GetMeRequest.create(), { token });
  directory.close();
  const client = new pg.Client({ connectionString: platform.databaseUrl('baro_documents') });
  await client.connect();
  const { rows } = await client.query<{ open: number; overdue: number }>(
    `SELECT count(*)::int AS open, count(*) FILTER (WHERE due_time < now())::int AS overdue
     FROM items WHERE holder_post_id = ANY($1::uuid[])`,
    [posts.map((held) => held.post?.id)],
  );
  await client.end();
  return rows[0] ?? { open: 0, overdue: 0 };
}

describe('the demo city', () => {
  it('says what it loads', () => {
    expect(first).toMatch(/city: structure and people \d+ of \d+/);
    expect(first).toMatch(/city: \d+ rows of structure, calendar, terms and people are there/);
    expect(first).toContain('76 demo documents');
    expect(first).toContain('15 demo tasks');
    expect(first).toContain('60 demo petitions');
    expect(first).toContain('48 demo letters');
    expect(first).toContain('171 indicators and 4 demo reports');
    expect(first).toContain('2 index sets with 8 demo scores');
  });

  it('has 126 wards and communes today and more before', async () => {
    const client = openClient(DirectoryServiceClient, platform.address('directory'));
    const token = await platform.signOn.token('quan-tri');
    const countKind = async (asOf: string, kind: string): Promise<number> => {
      let [found, pageToken] = [0, ''];
      do {
        const request = ListUnitsRequest.fromPartial({ asOf, kind, pageSize: 200, pageToken });
        const page = await call(client, client.listUnits, request, { token });
        found += page.units.length;
        pageToken = page.nextPageToken;
      } while (pageToken !== '');
      return found;
    };
    const count = async (asOf: string): Promise<number> =>
      (await countKind(asOf, 'ward')) +
      (await countKind(asOf, 'commune')) +
      (await countKind(asOf, 'township'));
    expect([await count('2024-12-31'), await count('2025-06-30'), await count('2025-07-01')]).toEqual([
      579, 526, 126,
    ]);
    client.close();
  });

  it('gives each demo login its post', async () => {
    const client = openClient(DirectoryServiceClient, platform.address('directory'));
    for (const login of [
      'van-thu',
      'lanh-dao',
      'tham-tra',
      'to-cong-tac',
      'chuyen-vien-so',
      'van-thu-ba-dinh',
    ]) {
      const token = await platform.signOn.token(login);
      const me = await call(client, client.getMe, GetMeRequest.create(), { token });
      expect(me.posts.length).toBeGreaterThan(0);
    }
    client.close();
  });

  it('has documents in every state, work for everybody and some of it overdue', async () => {
    const states = await statesOf(await unitId('UBND'));
    expect([...states.values()].reduce((sum, count) => sum + count, 0)).toBe(30);
    expect([...states.keys()].toSorted((a, b) => a - b)).toEqual([
      IncomingState.REGISTERED,
      IncomingState.SUBMITTED,
      IncomingState.ROUTED,
      IncomingState.ACCEPTED,
      IncomingState.FINISHED,
      IncomingState.RETURNED,
    ]);
    const logins = ['van-thu', 'lanh-dao', 'chanh-van-phong', 'truong-phong', 'chuyen-vien', 'giam-doc-so'];
    logins.push('truong-phong-so', 'chuyen-vien-so', 'van-thu-so', 'lanh-dao-ba-dinh', 'chuyen-vien-ba-dinh');
    for (const login of logins) expect([login, (await workOf(login)).open]).not.toEqual([login, 0]);
    for (const login of ['chuyen-vien', 'chuyen-vien-so', 'chuyen-vien-ba-dinh', 'truong-phong-so']) {
      expect([login, (await workOf(login)).overdue]).not.toEqual([login, 0]);
    }
  });

  it('has outgoing documents drafted, numbered, issued and cancelled', async () => {
    const client = openClient(OutgoingDocumentServiceClient, platform.address('documents'));
    const token = await platform.signOn.token('kiem-toan');
    const request = ListOutgoingDocumentsRequest.fromPartial({ pageSize: 200 });
    const { documents } = await call(client, client.listOutgoingDocuments, request, { token });
    client.close();
    const { DRAFTED, NUMBERED, ISSUED, NUMBER_CANCELLED } = OutgoingState;
    expect(new Set(documents.map((document) => document.state))).toEqual(
      new Set([DRAFTED, NUMBERED, ISSUED, NUMBER_CANCELLED]),
    );
    expect(documents).toHaveLength(16);
  });

  it('has tasks in every state, some overdue, with a part, an extension asked and an obstacle', async () => {
    const tasks = await listTasks();
    expect(tasks).toHaveLength(15);
    const { DRAFTED, ASSIGNED, ACCEPTED, RETURNED, REPORTED, CONFIRMED, STOPPED } = TaskState;
    expect(new Set(tasks.map(({ state }) => state))).toEqual(
      new Set([DRAFTED, ASSIGNED, ACCEPTED, RETURNED, REPORTED, CONFIRMED, STOPPED]),
    );
    const { DONE_ON_TIME, DONE_LATE, OPEN_IN_TERM, OPEN_OVERDUE } = OfficialState;
    const official = new Set(tasks.map(({ officialState }) => officialState));
    for (const state of [DONE_ON_TIME, DONE_LATE, OPEN_IN_TERM, OPEN_OVERDUE]) {
      expect(official).toContain(state);
    }
    expect(tasks.flatMap(({ parts }) => parts).map(({ state }) => state)).toEqual([
      TaskPartState.FINISHED,
      TaskPartState.ASSIGNED,
    ]);
    expect(tasks.flatMap(({ extensions }) => extensions).map(({ state }) => state)).toEqual([
      ExtensionState.ASKED,
      ExtensionState.GRANTED,
    ]);
    expect(tasks.flatMap(({ obstacles }) => obstacles).map(({ answer }) => answer)).toEqual(['']);
  });

  it('has petitions in every state and of every class, one raised again after it was closed', async () => {
    const client = openClient(PetitionServiceClient, platform.address('petitions'));
    const token = await platform.signOn.token('tham-tra');
    const request = ListPetitionsRequest.fromPartial({ pageSize: 200 });
    const { petitions } = await call(client, client.listPetitions, request, { token });
    const { sessions } = await call(client, client.listCouncilSessions, ListCouncilSessionsRequest.create(), {
      token,
    });
    client.close();
    expect(petitions).toHaveLength(60);
    expect(sessions).toMatchObject([{ petitionCount: 60 }]);
    expect(new Set(petitions.map(({ state }) => state))).toEqual(new Set([1, 2, 3, 4, 5, 6]));
    expect(new Set(petitions.flatMap(({ claim }) => claim?.resultClass ?? []))).toEqual(
      new Set([1, 2, 3, 4, 5]),
    );
    const again = petitions.filter(({ raisingCount }) => raisingCount > 1);
    expect(again.map(({ state }) => state)).toEqual(again.map(() => PetitionState.ANSWERED));
    expect(again.length).toBeGreaterThan(0);
  });

  it('has letters in every state that is reached without waiting, seen by whose hands they went through', async () => {
    for (const clerk of clerks) {
      const letters = await lettersOf(platform, clerk);
      expect(letters).toHaveLength(16);
      const states = letters.map(({ state }) => letterStateToJSON(state).replace('LETTER_STATE_', ''));
      expect(new Set(states)).toEqual(new Set(reached));
      expect(JSON.stringify(letters)).not.toContain('Người Mẫu');
    }
    expect(await lettersOf(platform, 'kiem-toan')).toEqual([]);
    expect(await lettersOf(platform, 'chuyen-vien-so')).not.toEqual([]);
  });

  it('has two months of a report: signed, to be approved, half filled in, and everybody else missing', async () => {
    const all = { unitCount: expect.any(Number) };
    const reports = await reportsOf(platform);
    expect(reports).toEqual([
      {
        ...all,
        state: 'PERIOD_STATE_OPEN',
        missingCount: 0,
        begun: ['Phường Ba Đình DRAFT', 'Sở Tài chính SIGNED'],
      },
      {
        ...all,
        state: 'PERIOD_STATE_ROLLED_UP',
        missingCount: expect.any(Number),
        begun: ['Phường Ba Đình CHECKED', 'Sở Tài chính SIGNED'],
      },
    ]);
    expect(reports[0]?.unitCount).toBeGreaterThan(126);
  });

  it('computes what a recount from the tables of the services comes to', async () => {
    const codes = readIndicatorDefinitions().flatMap(({ code, computedBy }) => (computedBy ? code : []));
    const now = new Date();
    const period = await openRunningMonth(platform, {
      unitId: await unitId('UBND'),
      indicatorCodes: codes,
      now,
    });
    expect(recounted.size).toBeGreaterThanOrEqual(40);
    const above = await reportingAbove(platform);
    await vi.waitFor(
      async () => {
        const compared = await compareFigures(platform, period, { above, now: Date.now() });
        expect(compared.differences).toEqual([]);
        expect(compared.codes).toBeGreaterThanOrEqual(40);
        expect(compared.notZero).toBeGreaterThan(50);
      },
      { timeout: 60_000, interval: 2_000 },
    );
  });

  it('is the same after it was loaded again', async () => {
    const committee = await unitId('UBND');
    const before = await statesOf(committee);
    const eventCount = await countEvents();
    const tasksBefore = await listTasks();
    const again = await load();
    expect(again).toContain('76 demo documents');
    expect(again).toContain('15 demo tasks');
    expect((await listTasks()).map(({ id, etag }) => [id, etag])).toEqual(
      tasksBefore.map(({ id, etag }) => [id, etag]),
    );
    expect(await statesOf(committee)).toEqual(before);
    expect(await countEvents()).toEqual(eventCount);
  }, 120_000);
});
