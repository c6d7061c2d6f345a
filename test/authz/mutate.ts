// Inverts every condition by which a service decides who may do what, one at a time, and asks the questions of this suite until one answer is
// wrong: `node test/authz/mutate.ts [<text in file or source>]`. Slow; not part of `npm test`.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { rm } from 'node:fs/promises';
import { makeThrowAwayDir, startThrowAwayPostgres } from '@baro/tools/platform/throw-away.ts';
import type { hunt as huntMutants, Verdict } from './mutation/hunt.ts';
import { makeMirror } from './mutation/mirror.ts';

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  const [only = ''] = args;
  const dir = await makeThrowAwayDir();
  const postgres = await startThrowAwayPostgres(dir);
  process.env['BARO_TEST_PG_URL'] = postgres.url();
  const mirror = makeMirror();
  try {
    // From the mirror: it must meet the mirrored chassis, not ours.
    const file = path.join(mirror.folder, 'test', 'authz', 'mutation', 'hunt.ts');
    const { hunt } = (await import(pathToFileURL(file).href)) as { hunt: typeof huntMutants };
    const mutants = mirror.mutants.filter((mutant) => `${mutant.file} ${mutant.source}`.includes(only));
    return report(await hunt(mutants, (line) => console.log(line)));
  } finally {
    mirror.remove();
    await postgres.stop();
    await rm(dir, { recursive: true, force: true });
  }
}

function report(verdicts: readonly Verdict[]): number {
  const left = verdicts.filter(({ fate }) => fate !== 'killed');
  console.log('');
  for (const { mutant, fate } of left) {
    console.log(
      `${fate}: ${mutant.file}:${mutant.line} ${mutant.kind} ${mutant.source.replaceAll(/\s+/g, ' ')}`,
    );
  }
  console.log(`${verdicts.length - left.length} killed, ${left.length} not`);
  return left.length === 0 ? 0 : 1;
}
