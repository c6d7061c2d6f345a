import type { Job, OwnAct, Tx } from '@baro/chassis';
import type { MikroORM } from '@mikro-orm/postgresql';
import { unitCodeOf } from '@baro/directory-client';
import type { Directory, DirectoryCopy } from '@baro/directory-client';
import { SuccessionAsked } from '@baro/proto/baro/custody/v1/succession_events';
import { confidentialServices } from '../domain/confidential.ts';
import { successionAggregates } from '../domain/succession.ts';
import { followLedger, hasUnsettled, hasWork, takeWaiting } from '../store/succession-item-store.ts';
import type { EntryRow } from '../store/succession-item-store.ts';
import { findOpenRuns, findRun, lockRun, updateRun } from '../store/succession-store.ts';
import type { RunRow } from '../store/succession-store.ts';
import { tellRun } from './tell-run.ts';

/** Items of one transaction. */
const batch = 200;

/** What runs are worked off with. */
export interface SuccessionDeps {
  orm: MikroORM;
  act: OwnAct;
  directory: DirectoryCopy;
}

/**
 * Works off the runs: asks for what waits, follows what the ledger has heard of what was asked, ends runs with nothing
 * left. Every step is one transaction that starts from what is stored, so a process may end at any moment.
 */
export function successionJob(deps: SuccessionDeps): Job {
  return { name: 'successions', everyMs: 1_000, run: () => workSuccessions(deps) };
}

/** One turn of the job; costs one statement while there is nothing to do. */
async function workSuccessions(deps: SuccessionDeps): Promise<void> {
  if (!(await hasWork(deps.orm.em.fork()))) return;
  const step = async (work: (deps: SuccessionDeps, tx: Tx) => Promise<number>): Promise<void> => {
    while ((await deps.act('successions', (tx) => work(deps, tx))) === batch);
  };
  await step(ask);
  await step(follow);
  await step(finish);
}

async function ask({ directory }: SuccessionDeps, tx: Tx): Promise<number> {
  const entries = await takeWaiting(tx.em, batch);
  const runs = new Map<string, RunRow | undefined>();
  const units = await directory.read(tx.em);
  for (const entry of entries) {
    if (!runs.has(entry.run_id)) runs.set(entry.run_id, await findRun(tx.em, entry.run_id));
    const run = runs.get(entry.run_id);
    if (run) tellAsked(tx, units, run, entry);
  }
  return entries.length;
}

/** Of a confidential item the unit is not named: its pages must not hear that there is one. */
function tellAsked(tx: Tx, directory: Directory, run: RunRow, entry: EntryRow): void {
  const unitId = confidentialServices.includes(entry.service) ? '' : entry.from_unit_id;
  tx.emit({
    type: SuccessionAsked,
    typeName: 'baro.custody.v1.SuccessionAsked',
    data: {
      runId: run.id,
      entryId: entry.id,
      itemId: entry.item_id,
      itemKind: entry.kind,
      fromUnitId: entry.from_unit_id,
      toPostId: entry.to_post_id,
      by: { unitId: run.by_unit_id, postId: run.by_post_id, personId: run.by_person_id },
    },
    verb: 'asked',
    aggregateType: successionAggregates[entry.service],
    aggregateId: entry.id,
    aggregateVersion: entry.tries,
    unitId,
    unitCode: unitId && unitCodeOf({ directory, now: tx.now }, unitId),
  });
}

async function follow({ directory }: SuccessionDeps, tx: Tx): Promise<number> {
  const changed = await followLedger(tx.em, batch);
  const now = { directory: await directory.read(tx.em), now: tx.now };
  for (const runId of [...changed.keys()].toSorted()) {
    const run = await lockRun(tx.em, runId);
    if (!run) continue;
    tellRun(tx, now, run);
    await updateRun(tx.em, run);
  }
  return [...changed.values()].reduce((sum, count) => sum + count, 0);
}

/** Apart from following: of two that end the last items at once neither would see the other's. */
async function finish({ directory }: SuccessionDeps, tx: Tx): Promise<number> {
  for (const id of (await findOpenRuns(tx.em)).values()) {
    if (await hasUnsettled(tx.em, id)) continue;
    const run = await lockRun(tx.em, id);
    if (!run || run.finish_time || (await hasUnsettled(tx.em, id))) continue;
    run.finish_time = tx.now;
    tellRun(tx, { directory: await directory.read(tx.em), now: tx.now }, run);
    await updateRun(tx.em, run);
  }
  return 0;
}
