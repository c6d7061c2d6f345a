import { openOwnSession } from '@baro/directory-client';
import type { DirectoryCopy } from '@baro/directory-client';
import type { Job, OwnAct } from '@baro/chassis';
import { lockFile } from '../store/letter-store.ts';
import { findStale } from '../store/recount-store.ts';
import { auditAct } from './acts.ts';
import type { Acts } from './acts.ts';
import { countClock, openClock, runningClock } from './clocks.ts';
import { emitLetter } from './emit.ts';
import { describeLetter } from './hands.ts';

/** Letters counted anew in one transaction. */
const batch = 20;

/** A change of the working calendar moves due times: open letters are counted anew, in whichever replica looks first. */
export function recountJob(directory: DirectoryCopy, act: OwnAct): Job {
  return {
    name: 'recount-clocks',
    everyMs: 60_000,
    run: async () => {
      while ((await recountSome(directory, act)) === batch);
    },
  };
}

/** Counts some letters anew whose clocks know another calendar. @returns how many were looked at */
export async function recountSome(directory: DirectoryCopy, own: OwnAct): Promise<number> {
  return own('recount-clocks', async (tx) => {
    const session = await openOwnSession(tx.em, directory, tx.now);
    const { version } = session.directory.calendar();
    const ids = await findStale(tx.em, version, batch);
    for (const id of ids) {
      const file = await lockFile(tx.em, id);
      if (!file) continue;
      const as = { unitId: file.letter.deciderUnitId, postId: '', personId: '' };
      await recount({ ...file, tx, session, as }, version);
    }
    return ids.length;
  });
}

/** The first due time stays: what the event alone made of it. */
async function recount(act: Acts, version: string): Promise<void> {
  const { tx, session, letter, complaint, clocks } = act;
  for (const row of clocks) if (!row.endTime) row.calendarVersion = version;
  const effect = openClock(act, 'effect');
  if (complaint && effect) complaint.effectDueTime = countClock(session, act, effect)?.dueTime ?? null;
  const before = letter.dueTime ?? undefined;
  const dueTime = runningClock(session, act)?.dueTime;
  if (before?.getTime() === dueTime?.getTime()) return;
  letter.updateTime = tx.now;
  emitLetter(tx, letter, 'ClocksRecounted', { dueTime });
  await describeLetter(act);
  auditAct(act, 'recount', { calendarVersion: version, from: before, to: dueTime });
}
