import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { VerifyError } from './verify-error.ts';

/** What `npm run audit:verify` was asked for. */
export interface VerifyCommand {
  logs: { service: string; urlFile: string }[];
  keyFiles: string[];
  anchors: string[];
  anchorsUntil: Date | undefined;
  json: boolean;
}

interface Values {
  data?: string;
  'database-url-file'?: string;
  service?: string;
  'public-key'?: string[];
  anchors?: string[];
  'anchors-until'?: string;
  json: boolean;
}

const defaultDataDir = path.resolve(import.meta.dirname, '..', '..', '.baro', 'data');

/** Reads the command line; relative names are taken from `cwd`. @throws VerifyError naming the option and the rule */
export function readOptions(
  args: readonly string[],
  cwd: string,
  services: readonly string[],
): VerifyCommand {
  const values = parse(args);
  const full = (file: string): string => path.resolve(cwd, file);
  const common = { anchorsUntil: readInstant(values['anchors-until']), json: values.json };
  const anchors = values.anchors?.map(full);
  const urlFile = values['database-url-file'];
  if (urlFile === undefined) return { ...ofPlatform(values, full, services, anchors), ...common };
  if (values.data !== undefined) throw new VerifyError('--data and --database-url-file exclude each other.');
  if (!values.service) {
    throw new VerifyError(
      '--database-url-file needs --service: the name of the service is part of its seals.',
    );
  }
  const keyFiles = values['public-key']?.map(full) ?? [];
  if (keyFiles.length === 0) {
    throw new VerifyError('--database-url-file needs --public-key: the key the seals are judged by.');
  }
  return {
    logs: [{ service: values.service, urlFile: full(urlFile) }],
    keyFiles,
    anchors: anchors ?? [],
    ...common,
  };
}

function ofPlatform(
  values: Values,
  full: (file: string) => string,
  services: readonly string[],
  anchors: string[] | undefined,
): Omit<VerifyCommand, 'anchorsUntil' | 'json'> {
  const dir = values.data === undefined ? defaultDataDir : full(values.data);
  const secret = (name: string): string => path.join(dir, 'secrets', name);
  if (!existsSync(secret('audit-public-keys'))) {
    throw new VerifyError(
      `No platform has been started on ${dir}: start one (npm start), name its folder (--data <dir>), or name a database (--database-url-file <file>).`,
    );
  }
  const wanted = values.service === undefined ? services : [values.service];
  const strange = wanted.find((name) => !services.includes(name));
  if (strange !== undefined) {
    throw new VerifyError(`--service ${strange} is none of ${services.join(', ')}.`);
  }
  const ownAnchors = path.join(dir, 'audit-anchors');
  return {
    logs: wanted.map((service) => ({ service, urlFile: secret(`${service}-database-url`) })),
    keyFiles: values['public-key']?.map(full) ?? [secret('audit-public-keys')],
    anchors: anchors ?? (existsSync(ownAnchors) ? [ownAnchors] : []),
  };
}

function parse(args: readonly string[]): Values {
  try {
    return parseArgs({
      args: [...args],
      options: {
        data: { type: 'string' },
        'database-url-file': { type: 'string' },
        service: { type: 'string' },
        'public-key': { type: 'string', multiple: true },
        anchors: { type: 'string', multiple: true },
        'anchors-until': { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    // Node's own words name the option that is wrong; what follows is about positionals.
    const [why = ''] = (error instanceof Error ? error.message : String(error)).split(/\. |\n/);
    throw new VerifyError(`${why}. All options: npm run audit:verify -- --help`, { cause: error });
  }
}

function readInstant(text: string | undefined): Date | undefined {
  if (text === undefined) return undefined;
  const instant = new Date(text);
  if (!/^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:\d\d)$/.test(text) || Number.isNaN(instant.getTime())) {
    throw new VerifyError(
      `--anchors-until ${text} is no instant; write it like 2026-11-27T08:00:00Z, with its zone.`,
    );
  }
  return instant;
}
