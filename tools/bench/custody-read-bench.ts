import { randomUUID } from 'node:crypto';
import { CustodyServiceClient, ListWorkRequest } from '@baro/proto/baro/custody/v1/custody';
import { call, openClient } from '@baro/chassis';
import { eventually } from '@baro/chassis/testing';
import { seedDirectory } from '../testing/seed-directory.ts';
import type { SeededUnit } from '../testing/seed-directory.ts';
import { startTestPlatform } from '../testing/test-platform.ts';
import type { TestPlatform } from '../testing/test-platform.ts';
import { renewed } from './access.ts';
import type { Access } from './access.ts';
import { comparePaired } from './compare-paired.ts';
import type { Operation, ReadRow } from './compare-paired.ts';
import { fillLedger } from './fill-ledger.ts';
import { profileRead } from './profile-read.ts';

const copyMs = 60_000;
const fullSizes = { small: 10_000, large: 100_000 };
const divisions = 30;
const postsEach = 5;
const wanted = 1.5;
// Small enough that the second page is there with the smaller ledger too.
const pageSize = 15;
const leader = '0190a000-0000-7000-8000-000000000002';
const official = '0190a000-0000-7000-8000-000000000005';

/** What is read, at both sizes, and what a row that misses is explained by. */
export interface CustodyReads {
  rows: (ReadRow & { profile: string[] })[];
  sizes: { small: number; large: number };
}

/** My work, where-is-it and the head's map with 100,000 items and 1,000,000 holdings against a tenth of both. */
export async function benchCustodyReads(say: (line: string) => void, scale: number): Promise<CustodyReads> {
  const sizes = {
    small: Math.ceil(fullSizes.small * scale),
    large: Math.ceil(fullSizes.large * scale),
  };
  const platforms: TestPlatform[] = [];
  try {
    const worlds: Operation[][] = [];
    for (const count of Object.values(sizes)) {
      const platform = await startTestPlatform({ services: ['directory', 'custody'], durable: true });
      platforms.push(platform);
      say(`filling ${count} items`);
      worlds.push(await operationsOf(platform, count));
    }
    const [small = [], large = []] = worlds;
    const rows = await comparePaired(
      small,
      large,
      new Map(small.map((operation) => [operation.name, wanted] as const)),
      say,
    );
    const profiles = [];
    for (const row of rows) {
      const operation = large.find(({ name }) => name === row.name);
      const [, platform] = platforms;
      const missed = row.ratio > row.wanted && operation && platform;
      const profile = missed ? await profileRead(platform, 'baro_custody', operation.run) : [];
      profiles.push({ ...row, profile });
    }
    return { rows: profiles, sizes };
  } finally {
    for (const platform of platforms) await platform.stop();
  }
}

async function seedUnits(platform: TestPlatform): Promise<{ head: SeededUnit; units: SeededUnit[] }> {
  const admin = await platform.signOn.token('quan-tri');
  const address = platform.address('directory');
  const [head] = await seedDirectory(address, admin, [
    {
      code: 'DO',
      name: 'Đơn vị đo',
      posts: [
        { role: 'LEADER', accountId: leader },
        { role: 'OFFICIAL', accountId: official },
      ],
    },
  ]);
  if (!head) throw new Error('the directory was not seeded');
  const below = await seedDirectory(
    address,
    admin,
    Array.from({ length: divisions }, (_, index) => ({
      code: `DO${index}`,
      name: `Phòng đo ${index}`,
      parentId: head.id,
      posts: Array.from({ length: postsEach }, () => ({
        role: 'OFFICIAL' as const,
        accountId: randomUUID(),
      })),
    })),
  );
  return { head, units: [head, ...below] };
}

async function operationsOf(platform: TestPlatform, count: number): Promise<Operation[]> {
  const { head, units } = await seedUnits(platform);
  const ids = await fillLedger(platform, units, count);
  const client = openClient(CustodyServiceClient, platform.address('custody'));
  const tokens = {
    leader: renewed(() => platform.signOn.token('lanh-dao')),
    official: renewed(() => platform.signOn.token('chuyen-vien')),
  };
  const work = async (token: Access, request: Partial<ListWorkRequest>) =>
    call(client, client.listWork, ListWorkRequest.fromPartial({ pageSize, ...request }), {
      token: await token(),
    });
  await eventually(async () => {
    const { counts } = await work(tokens.official, {});
    if (!counts?.open) throw new Error('the ledger does not know the posts yet');
  }, copyMs);
  const second = (await work(tokens.official, {})).nextPageToken;
  const division = units[7]?.id ?? '';
  let turn = 0;
  const nextId = (): string => ids[(turn++ * 7919) % ids.length] ?? '';
  return [
    { name: 'my work, first page', run: async () => void (await work(tokens.official, {})) },
    {
      name: 'my work, second page',
      run: async () => void (await work(tokens.official, { pageToken: second })),
    },
    {
      name: 'where is it',
      run: async () =>
        void (await call(client, client.getItemPath, { itemId: nextId() }, { token: await tokens.leader() })),
    },
    {
      name: "head's map, all",
      run: async () =>
        void (await call(
          client,
          client.getUnitMap,
          { unitId: head.id, asOfTime: undefined },
          { token: await tokens.leader() },
        )),
    },
    {
      name: "head's map, one division",
      run: async () =>
        void (await call(
          client,
          client.getUnitMap,
          { unitId: division, asOfTime: undefined },
          { token: await tokens.leader() },
        )),
    },
    { name: 'items of a division', run: async () => void (await work(tokens.leader, { unitId: division })) },
  ];
}
