import { migrateService } from '@baro/chassis';
import { directoryCopy } from '@baro/directory-client';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Migration20261127150000ItemEvents } from '../migrations/Migration20261127150000_item-events.ts';
import { Migration20261127150100DropWorkCounts } from '../migrations/Migration20261127150100_drop-work-counts.ts';
import { describeItemsJob } from '../src/app/describe-items.ts';
import { documents } from '../src/service.ts';
import { Drafting } from './drafting.ts';
import { Handling } from './handling.ts';
import { descriptionsOf, itemEvents } from './item-events.ts';
import { startWorld } from './world.ts';
import type { World } from './world.ts';

let world: World;
let desk: Handling;
const ids = { open: '', part: '', draft: '', closed: '' };
const hour = 3_600_000;
const firstDue = new Date(Math.ceil(Date.now() / hour) * hour + 24 * hour);
const laterDue = new Date(firstDue.getTime() + hour);

beforeAll(async () => {
  world = await startWorld();
  desk = new Handling(world);
  const drafting = new Drafting(world);
  ids.open = (await world.register('stc-clerk', 'stc', { subject: 'Mở từ trước' })).id;
  const coOrdinators = [{ post: 'stc-other', dueTime: firstDue }];
  const { parts } = await desk.route('stc-director', ids.open, 'stc-head', { coOrdinators });
  ids.part = parts[0]?.id ?? '';
  ids.draft = (await drafting.draft()).id;
  ids.closed = (await world.register('stc-clerk', 'stc')).id;
  await desk.returnToSender('stc-clerk', ids.closed);
  drafting.close();
  await goBack();
});
afterAll(() => world.close());

/** Makes the database one of before the migration; a part's due time had been moved there, which no event told. */
async function goBack(): Promise<void> {
  const client = new pg.Client({ connectionString: world.service.database.migratorUrl });
  await client.connect();
  await client.query('DROP TABLE items_to_describe');
  await client.query('ALTER TABLE items DROP COLUMN event_version');
  await client.query('ALTER TABLE incoming_parts DROP COLUMN original_due_time');
  await client.query('UPDATE incoming_parts SET due_time = $1', [laterDue]);
  await client.query('UPDATE items SET due_time = $1 WHERE id = $2', [laterDue, ids.part]);

  await client.query('DELETE FROM schema_migrations WHERE name = $1', [
    Migration20261127150000ItemEvents.name,
  ]);
  await client.end();
}

async function upgrade(): Promise<string[]> {
  const now = documents();
  const migrations = now.migrations.filter(
    (migration) => migration !== Migration20261127150100DropWorkCounts,
  );
  const config = { migratorDatabaseUrl: world.service.database.migratorUrl, logLevel: 'silent' };
  return migrateService({ ...now, migrations }, config);
}

function describeAll(): Promise<void> {
  return describeItemsJob({ directory: directoryCopy.open() }, world.service.act).run();
}

describe('items open before events said what an item is', () => {
  it('keep their versions and first due times, and are listed to be described', async () => {
    expect(await upgrade()).toHaveLength(1);
    expect(await world.rows('SELECT id FROM items WHERE event_version <> version')).toEqual([]);
    const parts = await world.rows('SELECT due_time, original_due_time FROM incoming_parts');
    expect(parts).toEqual([{ due_time: laterDue, original_due_time: firstDue }]);
    const listed = await world.rows<{ item_id: string }>('SELECT item_id FROM items_to_describe');
    expect(listed.map((row) => row.item_id).toSorted()).toEqual([ids.open, ids.part, ids.draft].toSorted());
  });

  it('are described once, also by two replicas at once, and go on from there', async () => {
    await Promise.all([describeAll(), describeAll()]);
    await describeAll();
    expect(await descriptionsOf(world, ids.open)).toMatchObject([
      { version: 3, facts: { subject: 'Mở từ trước', state: 'ROUTED', awaiting: true } },
    ]);
    expect(await descriptionsOf(world, ids.part)).toMatchObject([
      {
        version: 2,
        dueTime: laterDue.toISOString(),
        facts: { rootId: ids.open, originalDueTime: firstDue.toISOString() },
      },
    ]);
    expect(await descriptionsOf(world, ids.draft)).toMatchObject([
      { version: 2, facts: { state: 'DRAFTED' } },
    ]);
    expect(await descriptionsOf(world, ids.closed)).toEqual([]);
    await desk.accept('stc-head', ids.open);
    expect((await itemEvents(world, ids.open)).map(({ version }) => version)).toEqual([1, 2, 3, 4]);
  });

  it('are left out when they are finished before their turn', async () => {
    const { id } = await world.register('stc-clerk', 'stc');
    await desk.returnToSender('stc-clerk', id);
    await world.rows('INSERT INTO items_to_describe VALUES ($1)', [id]);
    await describeAll();
    expect(await descriptionsOf(world, id)).toEqual([]);
    expect(await world.rows('SELECT FROM items_to_describe')).toEqual([]);
  });
});
