import { newId } from '@baro/chassis';
import pg from 'pg';
import type { SeededUnit } from '../testing/seed-directory.ts';
import type { TestPlatform } from '../testing/test-platform.ts';
import { caseWords, mixed } from './case-words.ts';
import { derivedTables, givenRows, givenTable } from './fill-complaints-sql.ts';
import { openIdentityFill } from './fill-identities.ts';

const batchSize = 2_500;
const dayMs = 86_400_000;

/** Letters of units over days: as many a day at every size, so that more are more units and more years. */
export interface ComplaintsFill {
  units: SeededUnit[];
  /** Letters of each unit. */
  each: number;
  days: number;
}

/** Fills the letters through the tables of the service. @returns ids of the first unit's, oldest first */
export async function fillComplaints(
  platform: Pick<TestPlatform, 'databaseUrl' | 'dir'>,
  fill: ComplaintsFill,
): Promise<string[]> {
  const client = new pg.Client({ connectionString: platform.databaseUrl('baro_complaints') });
  await client.connect();
  const identities = await openIdentityFill(platform);
  try {
    await client.query(givenTable);
    const ids: string[] = [];
    const total = fill.units.length * fill.each;
    for (let first = 0; first < total; first += batchSize) {
      const size = Math.min(batchSize, total - first);
      const rows = Array.from({ length: size }, (_, offset) => letterRow(fill, first + offset));
      await client.query(givenRows, [JSON.stringify(rows)]);
      await identities.add(
        rows.map((row) => ({ n: row.n, caseId: row.id, partyId: row.party_id, locality: row.locality })),
      );
      ids.push(...rows.map(({ id }) => id));
    }
    for (const sql of derivedTables) await client.query(sql);
    await client.query('VACUUM ANALYZE');
    return ids.slice(0, fill.each);
  } finally {
    await identities.end();
    await client.end();
  }
}

/** Half of the letters of the last month lie open, a hundredth of the older ones of a year, of older ones none. */
function stateOf(n: number, ageDays: number, content: number): number {
  const share = (mixed(n, 4) % 1_000) / 1_000;
  const open = ageDays < 30 ? 0.5 : ageDays < 90 ? 0.2 : ageDays < 365 ? 0.01 : 0;
  if (share < open) return content === 1 ? ([1, 2, 4][mixed(n, 5) % 3] ?? 1) : (mixed(n, 5) % 2) + 1;
  if (content === 1) return mixed(n, 5) % 5 === 0 ? 10 : 8;
  return [12, 13, 15, 16][mixed(n, 5) % 4] ?? 12;
}

function letterRow({ units, each, days }: ComplaintsFill, n: number) {
  const unit = units[Math.floor(n / each)];
  if (!unit) throw new Error('no unit');
  const [clerk, leader] = unit.posts;
  const age = days * (1 - ((n % each) + 0.5) / each);
  const content = [1, 1, 1, 2, 3][mixed(n, 6) % 5] ?? 1;
  const { subject, text } = caseWords(n);
  return {
    id: newId(),
    party_id: newId(),
    n,
    number: (n % each) + 1,
    unit_id: unit.id,
    unit_code: unit.code,
    clerk_post_id: clerk?.id,
    clerk_person_id: clerk?.personId,
    leader_post_id: leader?.id,
    leader_person_id: leader?.personId,
    locality: String(mixed(n, 2) % 126).padStart(5, '0'),
    summary: subject,
    words: text,
    state: stateOf(n, age, content),
    content,
    create_time: new Date(Date.now() - age * dayMs),
    end_days: Math.min(Math.floor(age), 20 + (mixed(n, 7) % 40)),
  };
}
