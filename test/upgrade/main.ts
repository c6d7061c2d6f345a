// Rolling upgrade under load: `node test/upgrade/main.ts`. Prints one line a check; exits 1 when one fails.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { findCommit, UpgradeError } from './old-release.ts';
import { readOptions } from './options.ts';
import { runUpgrade } from './upgrade-run.ts';

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

process.exit(await main());

async function main(): Promise<number> {
  try {
    const options = readOptions(process.argv.slice(2));
    if (options.help) {
      say(readFileSync(path.join(import.meta.dirname, 'help.txt'), 'utf8').trimEnd());
      return 0;
    }
    const isThere = (await findCommit(options.root, options.from)) !== undefined;
    if (!isThere && options.orSame) say(`${options.from} is not in this clone: from this commit to itself.`);
    const from = !isThere && options.orSame ? 'HEAD' : options.from;
    const { passed, failed } = await runUpgrade({ ...options, from }, say);
    say(`${passed} passed, ${failed} failed`);
    return failed === 0 && passed > 0 ? 0 : 1;
  } catch (error) {
    if (!(error instanceof UpgradeError)) throw error;
    say(error.message);
    return 1;
  }
}
