import path from 'node:path';
import { parseArgs } from 'node:util';

import { RecoveryError } from './recovery-error.ts';

/** The clone's own data folder. */
const DATA_DIR = path.resolve(import.meta.dirname, '..', '..', '.baro', 'data');

/** What `npm run backup` was asked for. */
export type BackupOptions =
  | { verb: 'take'; dataDir: string; root: string | undefined; secrets: boolean }
  | { verb: 'verify'; root: string };

/** Reads the command line; relative names are taken from `cwd`. @throws RecoveryError */
export function readBackupOptions(args: readonly string[], cwd: string): BackupOptions {
  const values = parse('backup', args, {
    data: { type: 'string' },
    to: { type: 'string' },
    verify: { type: 'string' },
    'without-secrets': { type: 'boolean' },
  });
  const { data, to, verify } = values;
  const without = values['without-secrets'] === true;
  if (verify !== undefined) {
    if (data !== undefined || to !== undefined || without) {
      throw new RecoveryError('--verify stands alone: it reads the backup folder it names.');
    }
    return { verb: 'verify', root: path.resolve(cwd, folder('--verify', verify)) };
  }
  return {
    verb: 'take',
    dataDir: data === undefined ? DATA_DIR : path.resolve(cwd, folder('--data', data)),
    root: to === undefined ? undefined : path.resolve(cwd, folder('--to', to)),
    secrets: !without,
  };
}

/** What `npm run restore` was asked for. */
export interface RestoreOptions {
  root: string;
  dataDir: string;
  toTime: Date | undefined;
  lastOf: string | undefined;
  secretsDir: string | undefined;
  identityKeysDir: string | undefined;
  compareWith: string | undefined;
}

/** Reads the command line; relative names are taken from `cwd`. @throws RecoveryError */
export function readRestoreOptions(args: readonly string[], cwd: string): RestoreOptions {
  const values = parse('restore', args, {
    from: { type: 'string' },
    data: { type: 'string' },
    'to-time': { type: 'string' },
    'last-of': { type: 'string' },
    secrets: { type: 'string' },
    'identity-keys': { type: 'string' },
    'compare-with': { type: 'string' },
  });
  const place = (name: string): string | undefined => {
    const value = values[name];
    return value === undefined ? undefined : path.resolve(cwd, folder(`--${name}`, value));
  };
  const [root, dataDir] = [place('from'), place('data')];
  if (root === undefined) throw new RecoveryError('Name the backup folder: --from <dir>.');
  if (dataDir === undefined) throw new RecoveryError('Name the new, empty data folder: --data <dir>.');
  return {
    root,
    dataDir,
    toTime: readInstant(values['to-time']),
    lastOf: place('last-of'),
    secretsDir: place('secrets'),
    identityKeysDir: place('identity-keys'),
    compareWith: place('compare-with'),
  };
}

/** With its offset: an instant without one means another one on another machine. */
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:\d\d)$/;

function readInstant(text: string | boolean | undefined): Date | undefined {
  if (text === undefined) return undefined;
  const instant = new Date(String(text));
  if (INSTANT.test(String(text)) && !Number.isNaN(instant.getTime())) return instant;
  throw new RecoveryError(
    `--to-time ${text} is no instant with its offset: write it like 2026-11-27T20:15:00+07:00.`,
  );
}

function folder(option: string, value: string | boolean): string {
  if (typeof value === 'string' && value !== '') return value;
  throw new RecoveryError(`${option} needs the name of a folder.`);
}

type Specs = Record<string, { type: 'string' | 'boolean' }>;

function parse(
  command: string,
  args: readonly string[],
  options: Specs,
): Record<string, string | boolean | undefined> {
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    // Node's own words name the option that is wrong.
    const [why = ''] = (error instanceof Error ? error.message : String(error)).split(/\. |\n/);
    throw new RecoveryError(`${why}. All options: npm run ${command} -- --help`, { cause: error });
  }
}
