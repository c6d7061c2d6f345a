import type { Job, OwnAct, Tx } from '@baro/chassis';
import type { Directory, DirectoryCopy } from '@baro/directory-client';
import { ReminderKind } from '@baro/proto/baro/custody/v1/custody';
import { ReminderSent } from '@baro/proto/baro/custody/v1/custody_events';
import { isConfidential } from '../domain/confidential.ts';
import { reminderRules } from '../domain/reminder-rules.ts';
import type { ReminderDays, ReminderRule } from '../domain/reminder-rules.ts';
import { addReminders } from '../store/reminder-store.ts';
import type { ReminderRow } from '../store/reminder-store.ts';

/** Reminders of one transaction. */
const batch = 500;

/** What reminding is done with. */
export interface RemindDeps {
  act: OwnAct;
  clock: () => Date;
  directory: DirectoryCopy;
  days: ReminderDays;
}

/** Reminds the posts that hold what is due or overdue. @returns how many were reminded */
export async function remind(deps: RemindDeps): Promise<number> {
  let count = 0;
  const rules = await deps.act('remind', async (tx) =>
    reminderRules(deps.days, tx.now, (await deps.directory.read(tx.em)).calendar()),
  );
  for (const rule of rules) {
    for (let made = batch; made === batch;) {
      made = await deps.act('remind', (tx) => remindOnce(deps, tx, rule));
      count += made;
    }
  }
  return count;
}

async function remindOnce(deps: RemindDeps, tx: Tx, rule: ReminderRule): Promise<number> {
  const directory = await deps.directory.read(tx.em);
  const rows = await addReminders(tx.em, rule, tx.now, batch);
  for (const row of rows) tellReminder(tx, directory, row);
  return rows.length;
}

/** Tells that somebody was reminded: their bell rings. Of what is confidential nothing: pages of the whole unit would hear. */
export function tellReminder(tx: Pick<Tx, 'emit' | 'now'>, directory: Directory, row: ReminderRow): void {
  if (isConfidential(row.item_kind)) return;
  tx.emit({
    type: ReminderSent,
    typeName: 'baro.custody.v1.ReminderSent',
    data: {
      reminderId: row.id,
      itemId: row.item_id,
      postId: row.post_id,
      overdue: row.kind === ReminderKind.OVERDUE || row.kind === ReminderKind.ESCALATED,
      workingDays: row.working_days,
    },
    verb: 'sent',
    aggregateType: 'reminder',
    aggregateId: row.id,
    aggregateVersion: 1,
    unitId: row.unit_id,
    unitCode: directory.unit(row.unit_id, tx.now)?.code ?? '',
  });
}

/** The reminding as a job, once a minute. */
export function remindJob(deps: RemindDeps): Job {
  return {
    name: 'remind',
    everyMs: 60_000,
    run: async () => {
      await remind(deps);
    },
  };
}
