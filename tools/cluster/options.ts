import path from 'node:path';
import { parseArgs } from 'node:util';

const verbs = ['up', 'prove', 'down'] as const;

export type Verb = (typeof verbs)[number];

export interface ClusterOptions {
  verb: Verb;
  /** Where `up` keeps its cluster. */
  dir: string;
}

/** Reads the command line; the working directory gives a relative --data its place. @throws one sentence */
export function readOptions(args: readonly string[], root: string, cwd: string): ClusterOptions {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { data: { type: 'string' } },
  });
  const [verb, ...more] = positionals;
  const known = verbs.find((one) => one === verb);
  if (!known || more.length > 0) throw new Error(`Say ${verbs.join(', ')} or --help.`);
  const dir =
    values.data === undefined ? path.join(root, '.baro', 'cluster') : path.resolve(cwd, values.data);
  return { verb: known, dir };
}
