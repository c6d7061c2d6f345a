import { readRestoreOptions } from './backup-options.ts';
import { compareRows } from './compare-rows.ts';
import { openDataPlace, urlOf } from './platform-database.ts';
import { RecoveryError } from './recovery-error.ts';
import { restoreBackup } from './restore-backup.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);
/** More would hide the first. */
const SHOWN = 20;

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
  if (!(error instanceof RecoveryError)) throw error;
  process.stderr.write(`${error.message}\n`);
  return 1;
});

async function main(args: readonly string[]): Promise<number> {
  const { compareWith, ...options } = readRestoreOptions(args, process.env['INIT_CWD'] ?? process.cwd());
  const other = compareWith === undefined ? undefined : await openDataPlace(compareWith);
  const { events, attachments, faults } = await restoreBackup({
    ...options,
    say,
    inspect: async (running) => {
      if (!other) return [];
      say(`  compared row by row with ${other.dir} …`);
      const found = await compareRows((database) => urlOf(other, database), running.url);
      const { databases, tables, rows, differences } = found;
      say(`  ${databases} databases, ${tables} tables, ${rows} rows, ${differences.length} differences`);
      return differences;
    },
  });
  for (const fault of faults.slice(0, SHOWN)) say(`FAILED ${fault}`);
  if (faults.length > SHOWN) say(`… and ${faults.length - SHOWN} more`);
  say(`Restored to ${options.dataDir}: ${attachments} attachments, ${events} events to publish again`);
  say(`Go on with: npm start -- --data ${options.dataDir}`);
  return faults.length === 0 ? 0 : 1;
}
