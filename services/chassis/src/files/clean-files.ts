import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import type { Job } from '../jobs.ts';
import type { Logger } from '../telemetry/logger.ts';
import type { FileDeps } from './file-deps.ts';

const hourMs = 3_600_000;

/** More at once are no crash's leavings but a wrong or restored database; then nothing is removed. */
const maxOrphans = 500;

/** What the job is built from. */
export interface CleanDeps extends Pick<FileDeps, 'store' | 'staging'> {
  orm: MikroORM;
  log: Logger;
  /** Of the keys, those no row of the service has: nobody can ever read them again. */
  findOrphans: (em: EntityManager, keys: readonly string[]) => Promise<string[]>;
}

/**
 * Removes bytes no row has: of uploads that broke off, of refusals cut short by a crash, of files taken off. Only
 * what is older than an hour, so that no upload in progress is touched. Replicas may do it at once.
 * @returns how many files went
 */
export async function cleanFiles(deps: CleanDeps, now: Date): Promise<number> {
  const before = new Date(now.getTime() - hourMs);
  let count = await deps.staging.cleanBefore(before);
  const orphans: string[] = [];
  for await (const keys of deps.store.listBefore(before)) {
    orphans.push(...(await deps.findOrphans(deps.orm.em.fork(), keys)));
    if (orphans.length > maxOrphans) {
      deps.log.error(
        { component: 'clean-files' },
        'too many files without a row: none removed, check the database',
      );
      return count;
    }
  }
  for (const key of orphans) {
    await deps.store.remove(key);
    count += 1;
  }
  if (count > 0) deps.log.info({ component: 'clean-files', count }, 'files without a row removed');
  return count;
}

/** The cleaning as a job, once an hour. */
export function cleanFilesJob(deps: CleanDeps, clock: () => Date): Job {
  return {
    name: 'clean-files',
    everyMs: hourMs,
    run: async () => {
      await cleanFiles(deps, clock());
    },
  };
}
