import { randomUUID } from 'node:crypto';
import { call, connectNats, newId, openClient, openLog } from '@baro/chassis';
import { eventually, expectReason } from '@baro/chassis/testing';
import {
  AcceptComplaintRequest,
  AssignVerificationRequest,
  ComplaintServiceClient,
  SubmitVerificationRequest,
} from '@baro/proto/baro/complaints/v1/complaints';
import {
  ClassifyLetterRequest,
  LetterServiceClient,
  ReceiveLetterRequest,
} from '@baro/proto/baro/complaints/v1/letters';
import {
  ComplaintInstance,
  ComplaintKind,
  LetterBranch,
  LetterChannel,
  LetterContent,
  PartyRole,
} from '@baro/proto/baro/complaints/v1/resources';
import { CustodyServiceClient, ListWorkRequest } from '@baro/proto/baro/custody/v1/custody';
import { seedDirectory } from '@baro/tools/testing/seed-directory.ts';
import type { SeededUnit, SeedUnit } from '@baro/tools/testing/seed-directory.ts';
import { startTestPlatform } from '@baro/tools/testing/test-platform.ts';
import type { TestPlatform } from '@baro/tools/testing/test-platform.ts';
import { jetstream } from '@nats-io/jetstream';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compareOwners } from '../ledger/compare.ts';

const patience = 90_000;
const account = (end: string): string => `0190a000-0000-7000-8000-0000000000${end}`;
const cityId = newId();
const committeeId = newId();
const units: SeedUnit[] = [
  { id: cityId, code: 'TP', name: 'Thành phố', kind: 'city', posts: [] },
  {
    id: committeeId,
    code: 'UBND',
    name: 'Ủy ban nhân dân',
    kind: 'people_committee',
    parentId: cityId,
    posts: [
      { role: 'RECORDS_CLERK', accountId: account('01') },
      { role: 'LEADER', accountId: account('02'), head: true },
    ],
  },
  {
    code: 'SXD',
    name: 'Sở Xây dựng',
    parentId: committeeId,
    posts: [
      { role: 'LEADER', accountId: account('22'), head: true },
      { role: 'OFFICIAL', accountId: account('24') },
    ],
  },
];

let platform: TestPlatform;
let letters: LetterServiceClient;
let complaints: ComplaintServiceClient;
let custody: CustodyServiceClient;
let committee: SeededUnit;
let department: SeededUnit;
let tokens: Record<'clerk' | 'leader' | 'director' | 'official', string>;
const databases: pg.Client[] = [];

async function open(name: string): Promise<pg.Client> {
  const database = new pg.Client({ connectionString: platform.databaseUrl(`baro_${name}`) });
  await database.connect();
  databases.push(database);
  return database;
}

beforeAll(async () => {
  platform = await startTestPlatform({ services: ['directory', 'complaints', 'custody'], durable: true });
  const { address, signOn } = platform;
  const seeded = await seedDirectory(address('directory'), await signOn.token('quan-tri'), units);
  const named = (code: string): SeededUnit => {
    const unit = seeded.find((one) => one.code === code);
    if (!unit) throw new Error(`no unit ${code}`);
    return unit;
  };
  [committee, department] = [named('UBND'), named('SXD')];
  letters = openClient(LetterServiceClient, address('complaints'));
  complaints = openClient(ComplaintServiceClient, address('complaints'));
  custody = openClient(CustodyServiceClient, address('custody'));
  tokens = {
    clerk: await signOn.token('van-thu'),
    leader: await signOn.token('lanh-dao'),
    director: await signOn.token('giam-doc-so'),
    official: await signOn.token('chuyen-vien-so'),
  };
  // The service knows who calls once the city's events have arrived.
  await eventually(() => receive(), patience);
}, 600_000);

afterAll(async () => {
  for (const client of [letters, complaints, custody]) client.close();
  for (const database of databases) await database.end();
  await platform.stop();
});

async function receive(): Promise<string> {
  const request = ReceiveLetterRequest.fromPartial({
    letter: {
      unitId: committee.id,
      channel: LetterChannel.POST,
      receiveTime: new Date(Date.now() - 60_000),
      summary: 'Khiếu nại quyết định xử phạt',
      parties: [{ role: PartyRole.SENDER, signed: true, identity: { fullName: 'Phạm Thị Đơn' } }],
    },
    requestId: randomUUID(),
  });
  const { letter } = await call(letters, letters.receiveLetter, request, { token: tokens.clerk });
  return letter?.id ?? '';
}

const writing = (id: string) => ({ id, etag: '', requestId: randomUUID() });

/** From received to the hands of the official who verifies it, in another unit than the one that decides. */
async function verifying(): Promise<string> {
  const id = await receive();
  const classification = {
    content: LetterContent.COMPLAINT,
    branch: LetterBranch.ADMINISTRATIVE,
    eligible: true,
    competent: true,
    complaintKind: ComplaintKind.ADMINISTRATIVE,
    instance: ComplaintInstance.FIRST,
    contestedAct: 'Quyết định 1/QĐ-UBND',
    knownDate: new Date(Date.now() - 3 * 86_400_000).toISOString().slice(0, 10),
  };
  const classify = ClassifyLetterRequest.fromPartial({ ...writing(id), classification });
  await call(letters, letters.classifyLetter, classify, { token: tokens.clerk });
  const head = { token: tokens.leader };
  const accept = AcceptComplaintRequest.fromPartial({ ...writing(id), noticeNumberSymbol: '1/TB-UBND' });
  await call(complaints, complaints.acceptComplaint, accept, head);
  const postId = department.posts[1]?.id ?? '';
  const assign = AssignVerificationRequest.fromPartial({ ...writing(id), postId });
  await call(complaints, complaints.assignVerification, assign, head);
  return id;
}

async function report(id: string): Promise<void> {
  const deciderPostId = committee.posts[1]?.id ?? '';
  const request = SubmitVerificationRequest.fromPartial({ ...writing(id), result: 'Đúng', deciderPostId });
  await call(complaints, complaints.submitVerification, request, { token: tokens.official });
}

/** The ledger knows every change of hands of every letter, and nothing else. */
async function checkLedger(): Promise<void> {
  const own = await open('complaints');
  const ledger = await open('custody');
  const owners = [{ client: own, hands: 'letter_hands', items: 'letter_items' }];
  await eventually(async () => {
    const { differences, points } = await compareOwners(owners, ledger);
    if (differences.length > 0 || points === 0) throw new Error(differences[0] ?? 'no change points');
  }, patience);
}

describe('a letter in the ledger', () => {
  it('is in the list and the path of who holds it, and in no list, map or path of those over them', async () => {
    const id = await verifying();
    const listed = async (token: string, unitId = ''): Promise<string[]> => {
      const request = ListWorkRequest.fromPartial({ unitId, pageSize: 200 });
      const { items } = await call(custody, custody.listWork, request, { token });
      return items.map((item) => item.itemId);
    };
    await eventually(async () => expect(await listed(tokens.official)).toContain(id), patience);
    const path = (token: string) => call(custody, custody.getItemPath, { itemId: id }, { token });
    expect((await path(tokens.official)).item?.itemKind).toBe('complaint');
    for (const token of [tokens.clerk, tokens.leader, tokens.director]) {
      await expectReason(path(token), 'PERMISSION_DENIED');
    }
    for (const token of [tokens.director, tokens.leader]) {
      expect(await listed(token, department.id)).toEqual([]);
      const request = { unitId: department.id, asOfTime: undefined };
      const { total, posts } = await call(custody, custody.getUnitMap, request, { token });
      expect([total?.counts?.open, posts]).toEqual([0, []]);
    }
    await report(id);
    await eventually(async () => expect(await listed(tokens.leader)).toContain(id), patience);
    expect(await listed(tokens.official)).not.toContain(id);
    await checkLedger();
  });

  it('is the same when the ledger’s process is killed meanwhile and every event comes again, in whatever order', async () => {
    const service = platform.service('custody');
    await service.stop();
    await service.start({ CUSTODY_FAULT_POINT: 'before-ack:1' });
    const ended = service.ended();
    const id = await verifying();
    expect(await ended).toBe('SIGKILL');
    await service.start();
    await report(id);
    await checkLedger();
    const database = await open('complaints');
    const { rows } = await database.query<{ subject: string; body: unknown }>(
      `SELECT subject, body FROM outbox WHERE aggregate_id = $1 AND aggregate_type = 'item' ORDER BY seq DESC`,
      [id],
    );
    expect(rows.length).toBeGreaterThanOrEqual(5);
    const connection = await connectNats(platform.natsUrl(), 'test', openLog('test', 'silent'));
    for (const { subject, body } of rows) await jetstream(connection).publish(subject, JSON.stringify(body));
    await connection.drain();
    await checkLedger();
  }, 600_000);
});
