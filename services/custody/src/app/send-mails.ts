import { errorFacts } from '@baro/chassis';
import type { Job, Logger, OwnAct, Tx } from '@baro/chassis';
import type { Directory, DirectoryCopy } from '@baro/directory-client';
import type { Mailer } from '../mail/mailer.ts';
import { reminderMail } from '../mail/reminder-mail.ts';
import { lockUnmailed, markMailed } from '../store/reminder-store.ts';
import type { ReminderRow } from '../store/reminder-store.ts';

/** Mails of one transaction: its rows stay locked while they are sent. */
const batch = 20;
/** A reminder the mail server did not take within a day is no help any more. */
const patienceMs = 86_400_000;

/** What sending is done with. */
export interface SendDeps {
  act: OwnAct;
  directory: DirectoryCopy;
  mailer: Mailer;
  publicUrl: string;
  log: Logger;
}

/** Sends the mails of reminders that are not out yet, each at least once. @returns how many reminders are done */
export async function sendMails(deps: SendDeps): Promise<number> {
  let count = 0;
  for (let done = batch; done === batch;) {
    done = await deps.act('send-mails', (tx) => sendOnce(deps, tx));
    count += done;
  }
  return count;
}

async function sendOnce(deps: SendDeps, tx: Tx): Promise<number> {
  const directory = await deps.directory.read(tx.em);
  const rows = await lockUnmailed(tx.em, new Date(tx.now.getTime() - patienceMs), batch);
  const done: string[] = [];
  for (const row of rows) if (await sendOne(deps, directory, tx.now, row)) done.push(row.id);
  if (done.length > 0) await markMailed(tx.em, done, tx.now);
  return done.length;
}

async function sendOne(deps: SendDeps, directory: Directory, now: Date, row: ReminderRow): Promise<boolean> {
  const to = addressesOf(directory, row, now);
  if (to.length === 0) return true;
  try {
    await deps.mailer.send(reminderMail(row, to, deps.publicUrl));
    return true;
  } catch (error) {
    deps.log.warn(
      { job: 'send-mails', reminder: row.id, ...errorFacts(error) },
      'mail not taken, tried again',
    );
    return false;
  }
}

/** Addresses at work of who holds the post, or of the one person it is for; who stands in sees it in the pages. */
function addressesOf(directory: Directory, row: ReminderRow, now: Date): string[] {
  const holders = directory.post(row.post_id, now)?.holders.map((holder) => holder.personId) ?? [];
  const people = row.person_id ? [row.person_id] : holders;
  return [...new Set(people.flatMap((id) => directory.person(id)?.email || []))];
}

/** The sending as a job, once a minute. */
export function sendMailsJob(deps: SendDeps): Job {
  return {
    name: 'send-mails',
    everyMs: 60_000,
    run: async () => {
      await sendMails(deps);
    },
  };
}
