import path from 'node:path';
import { parseArgs } from 'node:util';
import { isIsoDate } from '@baro/chassis';
import { ImportError } from './import-error.ts';

/** What can be imported, and the files it comes in. */
const kinds = {
  documents: '<csv|jsonl>',
  tasks: '<jsonl|csv>',
  petitions: '<csv|jsonl>',
  indicators: '<csv|jsonl>',
  'index-sets': '<csv|tsv|jsonl>',
  'survey-results': '<csv|tsv|jsonl>',
} as const;

/** Kind of rows. */
export type ImportKind = keyof typeof kinds;

/** What `npm run import` was asked for. */
export interface ImportOptions {
  kind: ImportKind;
  file: string;
  unitCode: string;
  /** Session of the Council; empty but for petitions. */
  sessionName: string;
  /** First day the definitions hold; empty but for indicators. */
  validFrom: string;
  source: string;
  dryRun: boolean;
  refusalsFile: string | undefined;
  dataDir: string;
  port: number | undefined;
  gateway: string | undefined;
  signOn: string | undefined;
}

const defaultDataDir = path.resolve(import.meta.dirname, '..', '..', '.baro', 'data');

/** Reads the command line; relative names are taken from `cwd`. @throws ImportError */
export function readOptions(args: readonly string[], cwd: string): ImportOptions {
  const { values, positionals } = parse(args);
  const [what, file, ...more] = positionals;
  const kind = readKind(what);
  if (file === undefined) {
    throw new ImportError(`Name the file: npm run import -- ${kind} ${kinds[kind]} --unit <code>.`);
  }
  if (more.length > 0) throw new ImportError(`One file at a time; "${more.join(' ')}" is too much.`);
  const unitCode = values.unit?.trim() ?? '';
  if (unitCode === '') {
    throw new ImportError('Say whose rows they are: --unit <code>, for example --unit VPUBND.');
  }
  const sessionName = readSession(kind, values.session?.trim() ?? '');
  const validFrom = readValidFrom(kind, values['valid-from']?.trim() ?? '');
  const source = values.source?.trim() || path.basename(file);
  if (Array.from(source).length > 100) throw new ImportError('--source is longer than 100 characters.');
  return {
    kind,
    file: path.resolve(cwd, file),
    unitCode,
    sessionName,
    validFrom,
    source,
    dryRun: values['dry-run'] ?? false,
    refusalsFile: values.refusals === undefined ? undefined : path.resolve(cwd, values.refusals),
    dataDir: values.data === undefined ? defaultDataDir : path.resolve(cwd, values.data),
    port: values.port === undefined ? undefined : readPort(values.port),
    gateway: values.gateway,
    signOn: values['sign-on'],
  };
}

interface Values {
  unit?: string;
  session?: string;
  'valid-from'?: string;
  source?: string;
  'dry-run'?: boolean;
  refusals?: string;
  data?: string;
  port?: string;
  gateway?: string;
  'sign-on'?: string;
}

function parse(args: readonly string[]): { values: Values; positionals: string[] } {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        unit: { type: 'string' },
        session: { type: 'string' },
        'valid-from': { type: 'string' },
        source: { type: 'string' },
        'dry-run': { type: 'boolean' },
        refusals: { type: 'string' },
        data: { type: 'string' },
        port: { type: 'string' },
        gateway: { type: 'string' },
        'sign-on': { type: 'string' },
      },
    });
  } catch (error) {
    // Node's own words name the option that is wrong; what follows is about positionals.
    const [why = ''] = (error instanceof Error ? error.message : String(error)).split(/\. |\n/);
    throw new ImportError(`${why}. All options: npm run import -- --help`, { cause: error });
  }
}

function readKind(what: string | undefined): ImportKind {
  if (what !== undefined && what in kinds) return what as ImportKind;
  throw new ImportError(
    what === undefined
      ? 'Say what to import: npm run import -- documents <csv> --unit <code>. More: npm run import -- --help'
      : `"${what}" cannot be imported; ${Object.keys(kinds).join(', ')} can. More: npm run import -- --help`,
  );
}

function readSession(kind: ImportKind, name: string): string {
  if ((kind === 'petitions') === (name !== '')) return name;
  throw new ImportError(
    kind === 'petitions'
      ? 'Say what session they were raised for: --session <name>, for example --session "Kỳ họp thứ 5".'
      : '--session is for petitions only.',
  );
}

function readValidFrom(kind: ImportKind, day: string): string {
  if (kind !== 'indicators') {
    if (day === '') return day;
    throw new ImportError('--valid-from is for indicators only.');
  }
  if (isIsoDate(day)) return day;
  throw new ImportError(
    day === ''
      ? 'Say from what day the definitions hold: --valid-from <YYYY-MM-DD>, for example --valid-from 2026-01-01.'
      : `--valid-from ${day} is no day YYYY-MM-DD.`,
  );
}

function readPort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_000) {
    throw new ImportError(`--port ${text} is no port.`);
  }
  return port;
}
