import { readBackupOptions } from './backup-options.ts';
import { openDataPlace } from './platform-database.ts';
import { RecoveryError } from './recovery-error.ts';
import { takeBackup } from './take-backup.ts';
import { verifyBackup } from './verify-backup.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
  if (!(error instanceof RecoveryError)) throw error;
  process.stderr.write(`${error.message}\n`);
  return 1;
});

async function main(args: readonly string[]): Promise<number> {
  const options = readBackupOptions(args, process.env['INIT_CWD'] ?? process.cwd());
  return options.verb === 'verify' ? verify(options.root) : take(options);
}

async function take(options: {
  dataDir: string;
  root: string | undefined;
  secrets: boolean;
}): Promise<number> {
  const place = await openDataPlace(options.dataDir);
  const root = options.root ?? place.state.backupDir;
  if (root === undefined) {
    throw new RecoveryError('Say where to: --to <dir> (a platform started with --backup needs it not).');
  }
  say(`Backing up ${options.dataDir} to ${root}`);
  const dir = await takeBackup({ place, root, secrets: options.secrets, say });
  say(`Base backup: ${dir}`);
  if (place.state.backupDir !== root) {
    say('The log is not copied there: this backup can be restored as it is, to no later instant.');
    say(`For that: npm start -- --backup ${root}`);
  }
  return 0;
}

async function verify(root: string): Promise<number> {
  say(`Reading all of ${root} …`);
  const { bases, files, segments, faults } = await verifyBackup(root);
  for (const fault of faults) say(`FAILED ${fault}`);
  say(`${bases} base backups, ${files} files, ${segments} segments of the log, ${faults.length} faults`);
  return faults.length === 0 ? 0 : 1;
}
