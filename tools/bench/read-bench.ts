import {
  IncomingDocumentServiceClient,
  ListIncomingDocumentsRequest,
} from '@baro/proto/baro/documents/v1/incoming';
import { call, openClient } from '@baro/chassis';
import { eventually } from '@baro/chassis/testing';
import { seedDirectory } from '../testing/seed-directory.ts';
import { startTestPlatform } from '../testing/test-platform.ts';
import type { TestPlatform } from '../testing/test-platform.ts';
import { fillDocuments } from './fill-documents.ts';
import { measurePaired, rowOf } from './compare-paired.ts';
import type { Operation, ReadRow } from './compare-paired.ts';
import { vocabulary } from './words.ts';

/** How long a service may take to hear of the seeded directory. */
const copyMs = 60_000;
const sizes = { small: 10_000, large: 200_000 };
const accounts = {
  clerk: '0190a000-0000-7000-8000-000000000001',
  official: '0190a000-0000-7000-8000-000000000005',
};
const logins = { clerk: 'van-thu', official: 'chuyen-vien' } as const;
type Login = keyof typeof logins;

/** Reads with 200,000 documents against 10,000, in turn, as a clerk and as an official who sees one in a hundred. */
export async function benchReads(say: (line: string) => void): Promise<ReadRow[]> {
  const platforms: TestPlatform[] = [];
  try {
    const worlds: Record<string, Operation[]> = {};
    for (const [size, count] of Object.entries(sizes)) {
      const platform = await startTestPlatform({ services: ['directory', 'documents'], durable: true });
      platforms.push(platform);
      say(`filling ${count} documents`);
      worlds[size] = await operationsOf(platform, count);
    }
    return await measure(worlds['small'] ?? [], worlds['large'] ?? [], say);
  } finally {
    for (const platform of platforms) await platform.stop();
  }
}

async function operationsOf(platform: TestPlatform, count: number): Promise<Operation[]> {
  const admin = await platform.signOn.token('quan-tri');
  const [unit] = await seedDirectory(platform.address('directory'), admin, [
    {
      code: 'DO',
      name: 'Đơn vị đo',
      posts: [
        { role: 'RECORDS_CLERK', accountId: accounts.clerk },
        { role: 'OFFICIAL', accountId: accounts.official },
      ],
    },
  ]);
  if (!unit) throw new Error('the directory was not seeded');
  const ids = await fillDocuments(platform, unit, count);
  const client = openClient(IncomingDocumentServiceClient, platform.address('documents'));
  const tokens = {
    clerk: await platform.signOn.token(logins.clerk),
    official: await platform.signOn.token(logins.official),
  };
  const list = async (
    login: Login,
    request: Parameters<typeof ListIncomingDocumentsRequest.fromPartial>[0],
  ): Promise<string> => {
    const message = ListIncomingDocumentsRequest.fromPartial({ pageSize: 50, ...request });
    return (await call(client, client.listIncomingDocuments, message, { token: tokens[login] }))
      .nextPageToken;
  };
  await eventually(() => list('clerk', {}), copyMs);
  const operations: Operation[] = [];
  for (const login of ['clerk', 'official'] as const) {
    const second = await list(login, {});
    let turn = 0;
    // Every hundredth is the official's.
    const nextId = (): string => ids[((turn++ * 7919) % (ids.length / 100)) * 100] ?? '';
    operations.push(
      { name: `${login}: list, first page`, run: async () => void (await list(login, {})) },
      {
        name: `${login}: list, second page`,
        run: async () => void (await list(login, { pageToken: second })),
      },
      {
        name: `${login}: get`,
        run: async () =>
          void (await call(client, client.getIncomingDocument, { id: nextId() }, { token: tokens[login] })),
      },
      ...vocabulary().searches.map(({ name, query }) => ({
        name: `${login}: ${name}`,
        run: async () => void (await list(login, { query })),
      })),
    );
  }
  return operations;
}

async function measure(
  small: Operation[],
  large: Operation[],
  say: (line: string) => void,
): Promise<ReadRow[]> {
  const rows: ReadRow[] = [];
  const all = { small: [] as number[], large: [] as number[] };
  for (const [index, operation] of small.entries()) {
    const other = large[index];
    if (!other) throw new Error('the sizes have different operations');
    const times = await measurePaired(operation, other);
    if (operation.name.includes('search')) {
      all.small.push(...times.small);
      all.large.push(...times.large);
    }
    rows.push(rowOf(operation.name, times, 3));
    say(`${operation.name}: ${rows.at(-1)?.ratio.toFixed(2)}`);
  }
  return [...rows, rowOf('search mix', all, 1.5)];
}
