import path from 'node:path';
import { parseArgs } from 'node:util';
import { UpgradeError } from './old-release.ts';

/** What an upgrade was asked for. */
export interface UpgradeOptions {
  /** The clone: the new release. */
  root: string;
  /** The commit of the old release. */
  from: string;
  /** Where the clone has no such commit, upgrades this one to itself, and says so. */
  orSame: boolean;
  /** Goes back to the old release in the end. */
  back: boolean;
  help: boolean;
}

/** Reads the command line. @throws UpgradeError naming the option */
export function readOptions(args: readonly string[]): UpgradeOptions {
  const root = path.resolve(import.meta.dirname, '..', '..');
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        from: { type: 'string', default: 'HEAD^' },
        'or-same': { type: 'boolean', default: false },
        back: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.from === '' || values.from.startsWith('-')) {
      throw new Error('--from needs a commit, as git names it.');
    }
    const { from, back, help } = values;
    return { root, from, orSame: values['or-same'], back, help };
  } catch (error) {
    const [why] = (error instanceof Error ? error.message : String(error)).split('\n');
    throw new UpgradeError(`${why} All options: node test/upgrade/main.ts --help`, { cause: error });
  }
}
