import type { Job } from '@baro/chassis';
import { workingMinutesBetween } from '@baro/directory-client';
import type { DirectoryCopy } from '@baro/directory-client';
import type { MikroORM } from '@mikro-orm/postgresql';
import {
  findEnded,
  readCalendarVersion,
  updateMinutes,
  writeCalendarVersion,
} from '../store/recount-store.ts';
import type { EndedHolding } from '../store/recount-store.ts';

/** Holdings read at a time. */
const batch = 5_000;

/** Counts the minutes of ended holdings anew when days off or office hours have changed. */
export function recountJob(orm: MikroORM, copy: DirectoryCopy): Job {
  return { name: 'recount-minutes', everyMs: 10_000, run: () => recountMinutes(orm, copy) };
}

/** Does nothing while the calendar is the one the minutes are counted by. */
export async function recountMinutes(orm: MikroORM, copy: DirectoryCopy): Promise<void> {
  const em = orm.em.fork();
  const calendar = (await copy.read(em)).calendar();
  const before = await readCalendarVersion(em);
  if (before === calendar.version) return;
  let after: EndedHolding | undefined;
  do {
    const holdings: EndedHolding[] = await findEnded(em, after, batch);
    const changed = holdings
      .map((one) => ({
        ...one,
        held_minutes: workingMinutesBetween(one.change_time, one.until_time, calendar),
      }))
      .filter((one, index) => one.held_minutes !== holdings[index]?.held_minutes);
    if (changed.length > 0) await updateMinutes(em, changed);
    after = holdings.length === batch ? holdings.at(-1) : undefined;
  } while (after);
  await writeCalendarVersion(em, before, calendar.version);
}
