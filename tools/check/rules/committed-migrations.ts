import { spawnSync } from 'node:child_process';
import type { Rule } from '../rule.ts';

const before = 'HEAD^';
const migrationFiles = ':(glob)services/*/migrations/*.ts';

/**
 * A migration that is in the commit before has run somewhere, and nothing runs it again: what is changed in it never comes
 * to a database that is upgraded. Where that commit is not at hand, in a shallow clone or in no clone, nothing is said.
 */
export const committedMigrations: Rule = {
  name: 'committed-migrations',
  check({ root }) {
    const args = [
      'diff',
      '--name-only',
      '-z',
      '--no-renames',
      '--diff-filter=a',
      before,
      '--',
      migrationFiles,
    ];
    const { status, stdout } = spawnSync('git', args, { cwd: root, encoding: 'utf8' });
    const changed = status === 0 ? stdout.split('\0').filter((file) => file !== '') : [];
    return changed.map((file) => ({
      file,
      message: `is in ${before} and not as it was there: databases have run it; put it back and write a new migration`,
    }));
  },
};
