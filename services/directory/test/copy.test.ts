import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { PoisonError, statementCounter, type Event } from '@baro/chassis';
import { eventually, testService, type TestService } from '@baro/chassis/testing';
import {
  DelegationKind,
  directoryCopy,
  PostRole,
  workPosts,
  type Directory,
  type DirectoryCopy,
} from '@baro/directory-client';
import {
  CreateDelegationRequest,
  ImportDirectoryRequest,
  RenameUnitRequest,
} from '@baro/proto/baro/directory/v1/directory';
import { makeThrowAwayDir, startThrowAwayNats } from '@baro/tools/platform/throw-away.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accounts, ids, openCity, today, type City } from './city.ts';
import { copyReader } from './copy-reader.ts';

let dir: string;
let nats: Awaited<ReturnType<typeof startThrowAwayNats>>;
let city: City;
let copy: DirectoryCopy;
let reader: TestService;

beforeAll(async () => {
  // Its own server: other files of this run tell of other cities.
  dir = await makeThrowAwayDir();
  nats = await startThrowAwayNats(dir);
  city = await openCity({ natsUrl: nats.url });
  copy = directoryCopy.open();
  reader = await testService(copyReader(copy), { issuer: city.issuer.issuer, natsUrl: nats.url });
});
afterAll(async () => {
  await reader.close();
  await city.close();
  await nats.stop();
  await rm(dir, { recursive: true, force: true });
});

const read = (): Promise<Directory> => copy.read(reader.orm.em.fork());
/** Asks the copy until it has heard of what the test did. */
const whenTold = (check: (directory: Directory) => void): Promise<void> =>
  eventually(async () => check(await read()));

describe('the copy of the directory in another service', () => {
  it('knows the city after its events', async () => {
    await whenTold((directory) => {
      expect(directory.actorOf(accounts.chief, today)).toMatchObject({
        kind: 'person',
        personId: ids.chief,
        posts: [{ postId: ids.chiefPost, unitId: ids.office, role: PostRole.CHIEF_OF_OFFICE, head: true }],
      });
      expect(directory.actorOf(accounts.system, today)).toMatchObject({ kind: 'service', unitId: ids.ward });
      expect(directory.subtree(ids.city, today)).toHaveLength(4);
      expect(directory.unitByIdentifier('H26', today)?.id).toBe(ids.city);
      expect(directory.currentUnits(ids.oldWard, today).map((unit) => unit.id)).toEqual([ids.ward]);
      expect(directory.post(ids.clerkPost, today)?.holderName).toBe('Nguyễn Thị Hồng Vân');
    });
    const known = await read();
    expect(() => known.actorOf(accounts.stranger, today)).toThrow('CALLER_UNKNOWN');
  });

  it('hears of a new name as of its day', async () => {
    const request = {
      id: ids.division,
      name: 'Phòng khác',
      effectiveDate: '2026-03-01',
      legalRef: 'x',
      requestId: randomUUID(),
    };
    await city.ask(city.client.renameUnit, RenameUnitRequest.fromPartial(request));
    await whenTold((directory) =>
      expect(directory.unit(ids.division, '2026-03-01')?.name).toBe('Phòng khác'),
    );
    expect((await read()).unit(ids.division, today)?.name).toBe('Phòng Tổng hợp');
  });

  it('hears of a delegation, which lends the post', async () => {
    const delegation = {
      kind: DelegationKind.ABSENCE,
      postId: ids.chiefPost,
      personId: ids.clerk,
      validFrom: today,
    };
    const request = CreateDelegationRequest.fromPartial({ delegation, requestId: randomUUID() });
    await city.ask(city.client.createDelegation, request, 'chief');
    await whenTold((directory) => {
      const posts = workPosts(directory.actorOf(accounts.clerk, today)).map((post) => post.postId);
      expect(posts).toEqual([ids.clerkPost, ids.chiefPost]);
    });
  });

  it('hears of days and terms and counts with them', async () => {
    const request = ImportDirectoryRequest.fromPartial({
      requestId: randomUUID(),
      calendarDays: [{ date: '2026-11-24', dayOff: true, name: 'x', legalRef: 'x', confidence: 'high' }],
      legalTerms: [
        {
          id: randomUUID(),
          code: 't',
          name: 't',
          value: 7,
          unit: 1,
          startEvent: 'x',
          validFrom: '2026-01-01',
          legalRef: 'x',
          confidence: 'high',
        },
      ],
    });
    await city.ask(city.client.importDirectory, request);
    await whenTold((directory) => expect(directory.term('t', today)?.value).toBe(7));
    expect((await read()).calendar().findDay('2026-11-24')?.dayOff).toBe(true);
  });

  it('tells how old it is', async () => {
    await read();
    expect(copy.copyAge(new Date(Date.now() + 1000))).toBeGreaterThan(0);
  });
});

describe('the copy under doubled, late and broken events', () => {
  const post = (version: number, title: string): Event => ({
    id: randomUUID(),
    type: 'baro.directory.v1.PostChanged',
    subject: 'baro.directory.post.changed.00004',
    aggregateType: 'post',
    aggregateId: ids.wardClerkPost,
    aggregateVersion: version,
    unitId: ids.ward,
    unitIds: [],
    occurTime: new Date(),
    actor: accounts.admin,
    requestId: '',
    data: { post: { id: ids.wardClerkPost, unitId: ids.ward, title } },
  });
  const hear = async (event: Event): Promise<void> => {
    await reader.act('hear', (tx) => copy.consumer().handle(event, tx));
  };
  const title = async (): Promise<string | undefined> =>
    (await read()).post(ids.wardClerkPost, today)?.post.title;

  it('keeps the newest version, whatever the order, and takes a doubled one once', async () => {
    await hear(post(5, 'five'));
    await hear(post(4, 'four'));
    await hear(post(5, 'five again'));
    await eventually(async () => expect(await title()).toBe('five'));
    await hear(post(6, 'six'));
    await eventually(async () => expect(await title()).toBe('six'));
  });

  it('refuses an event without its aggregate as poison and leaves unknown kinds and other facts alone', async () => {
    await expect(hear({ ...post(7, 'x'), data: {} })).rejects.toThrow(PoisonError);
    await hear({ ...post(7, 'x'), aggregateType: 'something_new' });
    await hear({ ...post(7, 'x'), type: 'baro.directory.v1.PostNoted', data: {} });
    expect(await title()).toBe('six');
  });

  it('costs one statement at most while nothing changes', async () => {
    await read();
    const em = reader.orm.em.fork();
    const statements: string[] = [];
    const stop = statementCounter.listen((text) => statements.push(text));
    for (let call = 0; call < 50; call += 1) await copy.read(em);
    stop();
    const ours = statements.filter((text) => text.includes('dir_'));
    expect(ours.filter((text) => text.includes('dir_rows'))).toEqual([]);
    expect(ours.length).toBeLessThan(50);
  });
});
