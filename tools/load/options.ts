import path from 'node:path';
import { parseArgs } from 'node:util';

import { isWorkload, type WorkloadName, workloads } from '../../test/load/workloads.ts';

/** What `npm run load` was asked for. */
export interface LoadOptions {
  workload: WorkloadName;
  /** Data folder of a running platform; undefined: one of its own, thrown away. */
  dataDir: string | undefined;
  seconds: number;
  outDir: string;
  /** Documents put into a throw-away platform before the load, besides the demo city's. */
  documents: number;
}

const MOST_DOCUMENTS = 2_000_000;
/** A session of a person ends after ten hours. */
const MOST_SECONDS = 9 * 3600;
const LEAST_SECONDS = 20;

/** Reads the command line. @throws Error naming the option and the rule */
export function readOptions(args: readonly string[], cwd: string): LoadOptions {
  const { values, positionals } = parse(args);
  const [workload = '', ...more] = positionals;
  if (!isWorkload(workload) || more.length > 0) {
    throw new Error(`Say one of ${Object.keys(workloads).join(', ')}: npm run load -- smoke`);
  }
  if (values.target === '') throw new Error('--target needs the data folder of a running platform.');
  const documents = Number(values.documents);
  if (!Number.isInteger(documents) || documents < 0 || documents > MOST_DOCUMENTS) {
    throw new Error(`--documents ${values.documents} is no whole number from 0 to ${MOST_DOCUMENTS}.`);
  }
  if (documents > 0 && values.target !== undefined) {
    throw new Error('--documents fills a throw-away platform only; leave out --target.');
  }
  return {
    workload,
    dataDir: values.target === undefined ? undefined : path.resolve(cwd, values.target),
    seconds: values.duration === undefined ? workloads[workload].seconds : readSeconds(values.duration),
    outDir: values.out === undefined ? defaultOut : path.resolve(cwd, values.out),
    documents,
  };
}

const defaultOut = path.resolve(import.meta.dirname, '..', '..', 'load-results');

/** `90`, `90s`, `15m` or `2h`. */
function readSeconds(text: string): number {
  // A whole number and at most one unit.
  const [, count = '', unit = 's'] = /^(\d+)([smh]?)$/.exec(text) ?? [];
  const seconds = Number(count) * ({ s: 1, m: 60, h: 3600 }[unit] ?? 1);
  if (count === '' || seconds < LEAST_SECONDS || seconds > MOST_SECONDS) {
    throw new Error(
      `--duration ${text} is no time from ${LEAST_SECONDS}s to ${MOST_SECONDS / 3600}h, such as 90s, 15m or 2h.`,
    );
  }
  return seconds;
}

function parse(args: readonly string[]): {
  values: { target?: string; duration?: string; out?: string; documents: string };
  positionals: string[];
} {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        target: { type: 'string' },
        duration: { type: 'string' },
        out: { type: 'string' },
        documents: { type: 'string', default: '0' },
      },
    });
  } catch (error) {
    // Node's own words name the option that is wrong.
    const [why] = (error instanceof Error ? error.message : String(error)).split('\n');
    throw new Error(`${why} All options: npm run load -- --help`, { cause: error });
  }
}
