import path from 'node:path';
import { parseArgs } from 'node:util';

/** Who signs people in: our small stand-in, or the real Keycloak. */
export type Sso = 'development' | 'keycloak';

/** What `npm start` was asked for. */
export interface StartOptions {
  /** Undefined: the clone's own. */
  dataDir: string | undefined;
  /** Without the demo city. */
  empty: boolean;
  /** With Prometheus and Zipkin, and every process telling them. */
  telemetry: boolean;
  /** The first port; all others follow from it. */
  port: number;
  /** Where the log and the attachments are copied to as they come; undefined: nowhere. */
  backupDir: string | undefined;
  sso: Sso;
}

/** The last port a platform uses, counted from its first. */
const LAST_OFFSET = 50;

/** Reads the command line; the working directory gives a relative --data its place. */
export function readOptions(args: readonly string[], cwd: string): StartOptions {
  const { values } = parse(args);
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 1 || port + LAST_OFFSET > 65_535) {
    throw new Error(
      `--port ${values.port} is no usable port: take a whole number from 1024 to ${65_535 - LAST_OFFSET}.`,
    );
  }
  if (values.data === '') throw new Error('--data needs the name of a folder.');
  if (values.backup === '') throw new Error('--backup needs the name of a folder.');
  const dataDir = values.data === undefined ? undefined : path.resolve(cwd, values.data);
  const backupDir = values.backup === undefined ? undefined : path.resolve(cwd, values.backup);
  return {
    dataDir,
    empty: values.empty,
    telemetry: values.telemetry,
    port,
    backupDir,
    sso: readSso(values.sso),
  };
}

function readSso(value: string): Sso {
  if (value === 'development' || value === 'keycloak') return value;
  throw new Error(`--sso ${value} is not known: take development or keycloak.`);
}

interface Values {
  data?: string;
  empty: boolean;
  telemetry: boolean;
  port: string;
  backup?: string;
  sso: string;
}

function parse(args: readonly string[]): { values: Values } {
  try {
    return parseArgs({
      args: [...args],
      options: {
        data: { type: 'string' },
        empty: { type: 'boolean', default: false },
        telemetry: { type: 'boolean', default: false },
        port: { type: 'string', default: '8080' },
        backup: { type: 'string' },
        sso: { type: 'string', default: 'development' },
      },
    });
  } catch (error) {
    // Node's own words name the option that is wrong.
    const [why] = (error instanceof Error ? error.message : String(error)).split('\n');
    throw new Error(`${why} All options: npm start -- --help`, { cause: error });
  }
}
