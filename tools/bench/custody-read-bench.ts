import { randomUUID } from 'node:crypto';
import { CustodyServiceClient, ListWorkRequest } from '@baro/proto/baro/custody/v1/custody';
import { call, openClient } from '@baro/chassis';
import { eventually } from '@baro/chassis/testing';
import { seedDirectory } from '../testing/seed-directory.ts';
import type { SeededUnit } from '../testing/seed-directory.ts';
import { startTestPlatform } from '../testing/test-platform.ts';
import type { TestPlatform } from '../testing/test-platform.ts';
import { comparePaired } from './compare-paired.ts';
import type { Operation, ReadRow } from './compare-paired.ts';
import { fillLedger } from './fill-ledger.ts';

const copyMs = 60_000;
const sizes = { small: 10_000, large: 100_000 };
const divisions = 30;
const postsEach = 5;
const wanted = 1.5;
// Small enough that the second page is there with the smaller ledger too.
const pageSize = 15;
const leader = '0190a000-0000-7000-8000-000000000002';
const official = '0190a000-0000-7000-8000-000000000005';

/** My work, where-is-it and the head's map with 100,000 items and 1,000,000 holdings against a tenth of both. */
export async function benchCustodyReads(say: (line: string) => void): Promise<ReadRow[]> {
  const platforms: TestPlatform[] = [];
  try {
    const worlds: Record<string, Operation[]> = {};
    for (const [size, count] of Object.entries(sizes)) {
      const platform = await startTestPlatform({ services: ['directory', 'custody'], durable: true });
      platforms.push(platform);
      say(`filling ${count} items`);
      worlds[size] = await operationsOf(platform, count);
    }
    const names = (worlds['small'] ?? []).map((operation) => [operation.name, wanted] as const);
    return await comparePaired(worlds['small'] ?? [], worlds['large'] ?? [], new Map(names), say);
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
    leader: await platform.signOn.token('lanh-dao'),
    official: await platform.signOn.token('chuyen-vien'),
  };
  const work = async (token: string, request: Partial<ListWorkRequest>) =>
    call(client, client.listWork, ListWorkRequest.fromPartial({ pageSize, ...request }), { token });
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
        void (await call(client, client.getItemPath, { itemId: nextId() }, { token: tokens.leader })),
    },
    {
      name: "head's map, all",
      run: async () =>
        void (await call(
          client,
          client.getUnitMap,
          { unitId: head.id, asOfTime: undefined },
          { token: tokens.leader },
        )),
    },
    {
      name: "head's map, one division",
      run: async () =>
        void (await call(
          client,
          client.getUnitMap,
          { unitId: division, asOfTime: undefined },
          { token: tokens.leader },
        )),
    },
    { name: 'items of a division', run: async () => void (await work(tokens.leader, { unitId: division })) },
  ];
}
