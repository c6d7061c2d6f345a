import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { TestPlatform } from '@baro/tools/testing/test-platform.ts';

const root = path.resolve(import.meta.dirname, '..', '..');

/** One run of `npm run import`, as a process of its own. */
export interface ImportRun {
  code: number | null;
  out: string;
  err: string;
}

/** A refused row as the table of expected refusals has it: row, external id, reason, field. */
export type RefusedRow = string;

/** Starts the tool against a platform, signing in as the demo login does. */
export function startImport(
  platform: TestPlatform,
  args: string[],
): { child: ChildProcess; ended: Promise<ImportRun> } {
  const data = path.join(platform.dir, 'import-data');
  mkdirSync(path.join(data, 'secrets'), { recursive: true });
  const demoPassword = platform.signOn.secrets.BARO_DEMO_PASSWORD;
  writeFileSync(path.join(data, 'secrets', 'platform.json'), JSON.stringify({ demoPassword }), {
    mode: 0o600,
  });
  const place = [
    '--data',
    data,
    '--gateway',
    platform.address('gateway'),
    '--sign-on',
    platform.signOn.issuer,
  ];
  const program = path.join(root, 'tools', 'import', 'main.ts');
  const child = spawn(process.execPath, [program, ...args, ...place], { cwd: platform.dir });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString();
  });
  const ended = new Promise<ImportRun>((resolve) => {
    child.once('close', (code) => resolve({ code, out, err }));
  });
  return { child, ended };
}

export async function runImport(platform: TestPlatform, args: string[]): Promise<ImportRun> {
  return startImport(platform, args).ended;
}

/** The sums at the end of a run. */
export function sumsOf({ out }: ImportRun): {
  imported: number;
  skipped: number;
  refused: number;
  rows: number;
} {
  const sum = (name: string): number => Number(new RegExp(`^${name}\\s+(\\d+)$`, 'm').exec(out)?.[1]);
  return {
    imported: sum('(?:Imported|Would be imported)'),
    skipped: sum('Skipped, taken before'),
    refused: sum('Refused'),
    rows: sum('Rows'),
  };
}

/** Refused rows as a run printed them. */
export function refusedIn({ out }: ImportRun): RefusedRow[] {
  return [...out.matchAll(/^ {2}row +(\d+) +(\S+) +(\S+) +(\S+) /gm)].map(([, ...cells]) => cells.join(','));
}

/** First four columns of a file of refusals; they hold no commas. */
export function refusedInFile(file: string): RefusedRow[] {
  const [, ...lines] = readFileSync(file, 'utf8').trimEnd().split('\n');
  return lines.map((line) => line.split(',').slice(0, 4).join(','));
}

/** A table made by hand, in the order of rows. */
export function expectedRefusals(table: string): RefusedRow[] {
  return inOrder(refusedInFile(path.join(import.meta.dirname, table)));
}

export function inOrder(rows: readonly RefusedRow[]): RefusedRow[] {
  return rows.toSorted((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10));
}
