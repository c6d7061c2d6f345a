import type { Job, Tx } from '@baro/chassis';
import { localDateOf } from '@baro/directory-client';
import { lastDueOf, recipientsOf } from '../domain/escalation.ts';
import type { EscalationStep } from '../domain/escalation.ts';
import { addEscalations, findSteps, takeComing } from '../store/escalation-store.ts';
import { tellReminder } from './remind.ts';
import type { RemindDeps } from './remind.ts';

/** Items of one transaction. */
const batch = 500;

/** What escalating is done with. */
export type EscalateDeps = Pick<RemindDeps, 'act' | 'directory'>;

/** Tells those over the holder of items that have come to a step of the ladder. @returns how many reminders went out */
export async function escalate(deps: EscalateDeps): Promise<number> {
  let count = 0;
  const due = await deps.act('escalate', async (tx) => {
    const calendar = (await deps.directory.read(tx.em)).calendar();
    const steps = await findSteps(tx.em, localDateOf(tx.now));
    return steps.flatMap((step) => {
      const upTo = lastDueOf(step, tx.now, calendar);
      return upTo ? [{ step, upTo }] : [];
    });
  });
  for (const { step, upTo } of due) {
    for (let taken = batch; taken === batch;) {
      const done = await deps.act('escalate', (tx) => escalateOnce(deps, tx, step, upTo));
      taken = done.taken;
      count += done.told;
    }
  }
  return count;
}

async function escalateOnce(
  deps: EscalateDeps,
  tx: Tx,
  step: EscalationStep,
  upTo: Date,
): Promise<{ taken: number; told: number }> {
  const directory = await deps.directory.read(tx.em);
  const items = await takeComing(tx.em, step, upTo, tx.now, batch);
  const told = items.flatMap((item) =>
    recipientsOf(step, item, directory, tx.now).map(({ post, unit }) => ({
      itemId: item.id,
      postId: post.id,
      unitId: unit.id,
    })),
  );
  const rows = await addEscalations(tx.em, step, told, tx.now);
  for (const row of rows) tellReminder(tx, directory, row);
  return { taken: items.length, told: rows.length };
}

/** The escalating as a job, once a minute. */
export function escalateJob(deps: EscalateDeps): Job {
  return {
    name: 'escalate',
    everyMs: 60_000,
    run: async () => {
      await escalate(deps);
    },
  };
}
