import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import type { LoadOptions } from './options.ts';
import type { OperationFigures, totalsOf } from './operation-figures.ts';
import type { Reconciliation } from './reconcile.ts';
import type { K6Summary } from './run-k6.ts';
import type { Finding } from './verdict.ts';
import type { Watched } from './watch.ts';

/** Everything a run found, as it is written down. */
export interface LoadResult {
  options: LoadOptions;
  environment: readonly string[];
  seconds: number;
  findings: readonly Finding[];
  operations: readonly OperationFigures[];
  totals: ReturnType<typeof totalsOf>;
  summary: K6Summary;
  watched: Watched;
  /** Events committed by the run. */
  events: number;
  /** Seconds from the last answer until no event was behind. */
  settledSeconds: number;
  reconciliation: Reconciliation;
}

const MOST_FAULTS = 20;
/** As process-cpu.ts names it. */
const LOAD_GENERATOR = 'k6';

/** Writes the tables for people and the same for programs. @returns the file for people */
export function writeResult(result: LoadResult): { file: string; text: string } {
  const { outDir, workload } = result.options;
  mkdirSync(outDir, { recursive: true });
  const stamp = new Date().toISOString().slice(0, 19).replaceAll(':', '');
  const base = path.join(outDir, `${workload}-${stamp}`);
  const text = `${tell(result).join('\n')}\n`;
  writeFileSync(`${base}.md`, text);
  writeFileSync(`${base}.json`, `${JSON.stringify(result, undefined, 2)}\n`);
  return { file: `${base}.md`, text };
}

function tell(result: LoadResult): string[] {
  const { options, totals, watched, reconciliation, summary } = result;
  const perCall = totals.read.calls + totals.write.calls;
  return [
    `# Load: ${options.workload}`,
    '',
    ...result.environment.map((line) => `- ${line}`),
    `- load: ${result.seconds.toFixed(0)} s, ${perCall} calls, ${(perCall / result.seconds).toFixed(1)} a second`,
    `- arrivals no client was free for: ${summary.dropped}`,
    '',
    '## Verdict',
    '',
    ...result.findings.map(({ held, text }) => `- ${held ? 'held  ' : 'BROKEN'} ${text}`),
    ...reconciliation.faults.slice(0, MOST_FAULTS).map((fault) => `- BROKEN ${fault}`),
    ...(reconciliation.faults.length > MOST_FAULTS
      ? [`- … and ${reconciliation.faults.length - MOST_FAULTS} more`]
      : []),
    '',
    '## Operations',
    '',
    ...operationTable(result),
    '',
    'Milliseconds as the client saw them. Failures have no time. Calls that ran out of time count as longer than any answer:',
    'a percentile among them is `> 10 s`.',
    '',
    '## Processes',
    '',
    ...processTable(watched, perCall),
    '',
    '## Events',
    '',
    `- events of the run: ${result.events}, ${(result.events / result.seconds).toFixed(1)} a second`,
    `- behind at most: ${watched.behind.most.unsent} not published, ${watched.behind.most.pending} not worked off`,
    `- behind at the last look under load: ${watched.behind.last.unsent} and ${watched.behind.last.pending}`,
    `- none behind ${result.settledSeconds.toFixed(1)} s after the load`,
    '',
    '## Writes',
    '',
    `- acknowledged: ${reconciliation.acknowledged}, of them with a number: ${reconciliation.numbered}`,
    `- never answered: ${reconciliation.unanswered}, of them took effect: ${reconciliation.unansweredKept}`,
  ];
}

function operationTable({ operations, totals }: LoadResult): string[] {
  type Line = Omit<OperationFigures, 'operation' | 'kind' | 'protocol'>;
  const row = (name: string, kind: string, protocol: string, figures: Line): string => {
    const { calls, rate, p50, p95, p99, failed, timedOut, reasons } = figures;
    const why = Object.entries(reasons).map(([reason, times]) => `${reason} ×${times}`);
    const cells = [name, kind, protocol, calls, rate.toFixed(2), ms(p50), ms(p95), ms(p99), failed, timedOut];
    return `| ${[...cells, why.join(', ')].join(' | ')} |`;
  };
  return [
    '| operation | kind | protocol | calls | a second | p50 | p95 | p99 | failed | timed out | why |',
    '| --- | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |',
    ...operations.map((figures) => row(figures.operation, figures.kind, figures.protocol, figures)),
    row('**all reads**', 'read', '', totals.read),
    row('**all writes**', 'write', '', totals.write),
  ];
}

function ms(value: number): string {
  if (Number.isNaN(value)) return '–';
  return Number.isFinite(value) ? value.toFixed(0) : '> 10 s';
}

function processTable({ processes }: Watched, calls: number): string[] {
  const mib = (bytes: number): string => (bytes / 2 ** 20).toFixed(0);
  const platform = processes.filter(({ name }) => name !== LOAD_GENERATOR);
  const cpuMs = platform.reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0) * 1000;
  const memory = platform.reduce((sum, { memoryMost }) => sum + memoryMost, 0);
  return [
    '| process | CPU s | CPU ms a call | cores, mean | cores, most | MiB before | MiB most | MiB after |',
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
    ...processes.map((one) => {
      const cores = [one.meanCores.toFixed(2), one.mostCores.toFixed(2)];
      const memories = [mib(one.memoryBefore), mib(one.memoryMost), mib(one.memoryAfter)];
      const perCall = ((one.cpuSeconds * 1000) / calls).toFixed(2);
      return `| ${[one.name, one.cpuSeconds.toFixed(1), perCall, ...cores, ...memories].join(' | ')} |`;
    }),
    '',
    `The platform without the load generator: ${(cpuMs / calls).toFixed(1)} ms of CPU a call, so one core bears about`,
    `${((1000 * calls) / cpuMs).toFixed(0)} calls a second of this mix; ${mib(memory)} MiB at most.`,
  ];
}
