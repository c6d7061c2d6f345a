import path from 'node:path';
import pg from 'pg';
import { eventually } from '@baro/chassis/testing';
import { withClient } from '@baro/tools/recovery/platform-database.ts';
import { rebuildLedger } from '@baro/tools/recovery/rebuild-ledger.ts';
import { checkEffects, checkNumbers } from '../fire/checks.ts';
import { Registrar } from '../fire/registrar.ts';
import { compareLedger } from '../ledger/compare.ts';
import { checkAudit } from './audit-whole.ts';
import type { Checks } from './checks.ts';
import { deskOf } from './city.ts';
import { readLedger } from './ledger-tables.ts';
import type { Lost } from './recovery-run.ts';
import { startPlatform, type StartedPlatform } from './started-platform.ts';
import { openWatch } from './watch.ts';
import { Writers } from './writers.ts';

const limitMs = 120_000;

/** The platform restored to an instant is started and worked with: numbers, request ids, events and the ledger go on. */
export async function goOn(lost: Lost, checks: Checks, say: (line: string) => void): Promise<void> {
  const platform = await startPlatform(path.join(lost.dir, 'restored'));
  say('the restored platform serves');
  const watch = await openWatch(platform, path.join(lost.dir, 'watch-again'));
  const documents = new pg.Client({ connectionString: platform.databaseUrl('baro_documents') });
  await documents.connect();
  try {
    await checkTold(documents, lost, checks);
    await askAgain(platform, lost, checks);
    const writers = new Writers(deskOf(platform, lost.unitId, 'CUU2'));
    await writers.more(20);
    await writers.stop();
    const kept = lost.told.filter(({ answeredAt }) => answeredAt < lost.instant);
    for (const check of await checkNumbers(documents, lost.unitId, [...kept, ...writers.told])) {
      // Who was answered just before the instant was told of one that is gone, and the other way round.
      if (!check.name.startsWith('no document is there')) checks.add(check);
    }
    await checkEvents(platform, documents, checks);
    await checkLedger(platform, documents, checks);
    await checkAudit(platform, lost, checks);
  } finally {
    await documents.end();
    await watch.stop();
    await platform.stop();
  }
}

/** By the clients' own watches, which need not agree with the database to the millisecond they were in flight. */
async function checkTold(documents: pg.Client, { told, instant }: Lost, checks: Checks): Promise<void> {
  const { rows } = await documents.query<{ id: string }>('SELECT id FROM incoming_documents');
  const there = new Set(rows.map(({ id }) => id));
  const before = told.filter(({ answeredAt }) => answeredAt < instant);
  const after = told.filter(({ sentAt }) => sentAt > instant);
  const missing = before.filter(({ id }) => !there.has(id)).map(({ id }) => id);
  checks.addNone(
    'no document acknowledged before the instant is missing',
    `${before.length} of them`,
    missing,
  );
  const beyond = after.filter(({ id }) => there.has(id)).map(({ id }) => id);
  checks.addNone('no document asked for after the instant is there', `${after.length} of them`, beyond);
}

/** The first request of the first client, asked again after the restore as a careful client would. */
async function askAgain(platform: StartedPlatform, lost: Lost, checks: Checks): Promise<void> {
  const registrar = new Registrar(deskOf(platform, lost.unitId, 'CUU1'));
  await registrar.register(0, 0);
  registrar.close();
  const [again] = registrar.acknowledged;
  const first = lost.told.find(({ id }) => id === again?.id);
  checks.add({
    name: 'a request asked again gets the answer it got before the loss',
    passed: first !== undefined && first.arrivalNumber === again?.arrivalNumber,
    facts: `number ${again?.arrivalNumber ?? 'none'}`,
  });
}

async function checkEvents(platform: StartedPlatform, documents: pg.Client, checks: Checks): Promise<void> {
  await withClient(platform.databaseUrl('baro_watch'), async (watch) => {
    const all = async () => {
      const found = await checkEffects(documents, watch);
      if (!found.passed) throw new Error(found.facts);
      return found;
    };
    checks.add(await eventually(all, limitMs).catch(() => checkEffects(documents, watch)));
  });
}

async function checkLedger(platform: StartedPlatform, documents: pg.Client, checks: Checks): Promise<void> {
  const custodyUrl = platform.databaseUrl('baro_custody');
  await withClient(platform.databaseUrl('baro_tasks'), (tasks) =>
    withClient(custodyUrl, async (custody) => {
      const equal = async () => {
        const found = await compareLedger(documents, tasks, custody);
        if (found.differences.length > 0) throw new Error(found.differences[0]);
        return found;
      };
      const found = await eventually(equal, limitMs).catch(() => compareLedger(documents, tasks, custody));
      checks.addNone(
        'the ledger is what the services keep',
        `${found.points} change points`,
        found.differences,
      );
    }),
  );
  const before = await readLedger(custodyUrl);
  await rebuildLedger(platform.place, await platform.signIn('quan-tri'));
  const after = await readLedger(custodyUrl);
  checks.add({
    name: 'built anew from the logs it is the same, its counters too',
    passed: after === before && before.length > 0,
    facts: `${before.length} characters`,
  });
}
