import { readFileSync } from 'node:fs';
import path from 'node:path';

import type { Stage } from '../../test/load/client/settings.ts';
import { type Child, startChild } from '../platform/child.ts';
import { writePrivateFile } from '../start/private-file.ts';

/** What k6 itself judged. */
export interface K6Summary {
  /** Thresholds by metric and rule; true: held. */
  thresholds: { metric: string; rule: string; held: boolean }[];
  iterations: number;
  /** Arrivals no client was free for. */
  dropped: number;
  checksFailed: number;
}

const SCRIPT = path.resolve(import.meta.dirname, '..', '..', 'test', 'load', 'main.ts');
/** k6's own code for thresholds that did not hold. */
const THRESHOLDS_BROKEN = 99;

/** A k6 that runs. */
export interface RunningK6 {
  child: Child;
  /** Where the clients' lines stand. */
  console: string;
  /** @throws Error when k6 ended for another reason than its thresholds */
  summary: () => Promise<K6Summary>;
}

/** Starts the script against a platform. The stage holds sessions and a secret: only we may read its file. */
export async function startK6(file: string, stage: Stage, dir: string): Promise<RunningK6> {
  const inDir = (name: string): string => path.join(dir, name);
  writePrivateFile(inDir('stage.json'), JSON.stringify(stage));
  const child = await startChild({
    command: file,
    args: [
      'run',
      '--quiet',
      '--log-format=json',
      `--console-output=${inDir('console.log')}`,
      `--summary-export=${inDir('summary.json')}`,
      '--no-usage-report',
      '--no-color',
      SCRIPT,
    ],
    env: { ...process.env, BARO_LOAD_STAGE: inDir('stage.json') },
    logFile: inDir('k6.log'),
    deathSignal: 'SIGTERM',
  });
  return {
    child,
    console: inDir('console.log'),
    summary: async () => {
      const { code } = await child.exited;
      if (code !== 0 && code !== THRESHOLDS_BROKEN) {
        throw new Error(`k6 ended with ${code ?? 'a signal'}: ${lastLines(inDir('k6.log'))}`);
      }
      return readSummary(inDir('summary.json'));
    },
  };
}

interface ExportedMetric {
  count?: number;
  fails?: number;
  thresholds?: Record<string, boolean>;
}

/** k6 marks a threshold that did not hold with true. */
function readSummary(file: string): K6Summary {
  const { metrics } = JSON.parse(readFileSync(file, 'utf8')) as { metrics: Record<string, ExportedMetric> };
  const thresholds = Object.entries(metrics).flatMap(([metric, { thresholds: rules = {} }]) =>
    Object.entries(rules).map(([rule, broken]) => ({ metric, rule, held: !broken })),
  );
  return {
    thresholds,
    iterations: metrics['iterations']?.count ?? 0,
    dropped: metrics['dropped_iterations']?.count ?? 0,
    checksFailed: metrics['checks']?.fails ?? 0,
  };
}

function lastLines(file: string): string {
  return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-10).join('\n');
}
