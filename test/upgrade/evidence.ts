import { eventually } from '@baro/chassis/testing';
import { withClient } from '@baro/tools/recovery/platform-database.ts';
import { services } from '@baro/tools/start/services.ts';
import { checkNumbers } from '../fire/checks.ts';
import { compareLedger } from '../ledger/compare.ts';
import type { Checks } from '../recovery/checks.ts';
import type { Stage } from './stage.ts';

const settleMs = 180_000;

/** What the databases hold, against what the callers were told. */
export async function checkEvidence({ platform, world }: Stage, checks: Checks): Promise<void> {
  const { mover, office } = world;
  await withClient(platform.databaseUrl('baro_documents'), async (documents) => {
    for (const check of await checkNumbers(documents, office, mover.documents)) checks.add(check);
  });
  await withClient(platform.databaseUrl('baro_tasks'), async (tasks) => {
    const { rows } = await tasks.query<{ id: string }>('SELECT id FROM tasks');
    const there = new Set(rows.map(({ id }) => id));
    const lost = mover.tasks.filter((id) => !there.has(id));
    const facts = `${mover.tasks.length} acknowledged, ${rows.length} there`;
    checks.addNone('every task assigned is there', facts, lost);
    const once = rows.length === new Set(mover.tasks).size;
    checks.add({ name: 'and no other', passed: once, facts });
  });
  await checkLedger({ platform, world }, checks);
  await checkQueues({ platform }, checks);
}

/** Every event of either release was taken by either. */
async function checkLedger(
  { platform, world }: Pick<Stage, 'platform' | 'world'>,
  checks: Checks,
): Promise<void> {
  const { databaseUrl } = platform;
  await withClient(databaseUrl('baro_documents'), (documents) =>
    withClient(databaseUrl('baro_tasks'), (tasks) =>
      withClient(databaseUrl('baro_custody'), async (custody) => {
        const equal = async () => {
          const found = await compareLedger(documents, tasks, custody);
          if (found.differences.length > 0) throw new Error(found.differences[0]);
          return found;
        };
        const found = await eventually(equal, settleMs).catch(() => compareLedger(documents, tasks, custody));
        const { points, items, differences } = found;
        checks.addNone(
          'the ledger is what the services keep',
          `${points} change points, ${items} items`,
          differences,
        );
        checks.add({
          name: 'every change of hands that was acknowledged happened once',
          passed: points === world.mover.hands,
          facts: `${world.mover.hands} acknowledged, ${points} there`,
        });
      }),
    ),
  );
}

async function checkQueues({ platform }: Pick<Stage, 'platform'>, checks: Checks): Promise<void> {
  const dead: string[] = [];
  const unsent: string[] = [];
  let told = 0;
  for (const { name } of services) {
    await withClient(platform.databaseUrl(`baro_${name}`), async (client) => {
      const letters = await client.query<{ consumer: string; reason: string }>(
        'SELECT consumer, reason FROM dead_letters',
      );
      dead.push(...letters.rows.map(({ consumer, reason }) => `${name}, ${consumer}: ${reason}`));
      const sent = async (): Promise<void> => {
        const { rows } = await client.query('SELECT id FROM outbox WHERE sent_time IS NULL LIMIT 1');
        if (rows.length > 0) throw new Error('an event is not sent');
      };
      await eventually(sent, settleMs).catch(() => unsent.push(name));
      const all = await client.query<{ count: number }>('SELECT count(*)::int AS count FROM outbox');
      told += all.rows[0]?.count ?? 0;
    });
  }
  checks.addNone('every event was sent', `${told} events`, unsent);
  checks.addNone('no event became a dead letter', `${dead.length} dead letters`, dead);
}
