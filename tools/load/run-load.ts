import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

import { mix } from '../../test/load/mix.ts';
import { environmentLines } from '../bench/environment.ts';
import { poll } from '../platform/poll.ts';
import { answers } from '../start/readiness.ts';
import { type Behind, EventsBehind } from './events-behind.ts';
import { obtainK6 } from './k6-binary.ts';
import { lookUpKept } from './look-up-kept.ts';
import { makeStage } from './make-stage.ts';
import { figuresOf, totalsOf } from './operation-figures.ts';
import type { LoadOptions } from './options.ts';
import { startThrowAwayPlatform, type Target, targetOf, watchedProcesses } from './platform.ts';
import { reconcile } from './reconcile.ts';
import { type LoadResult, writeResult } from './result.ts';
import { type RunningK6, startK6 } from './run-k6.ts';
import { type CallLine, readConsole } from './samples.ts';
import { closeSession } from './sessions.ts';
import { judge } from './verdict.ts';
import { summarise, watch } from './watch.ts';

/** How long events may take to be worked off after the load before the run has failed. */
const SETTLE_MS = 300_000;

/** Runs a load and writes what came of it. @returns whether everything held */
export async function runLoad(options: LoadOptions, say: (line: string) => void): Promise<boolean> {
  const k6 = await obtainK6(say, process.env['K6']);
  const own = options.dataDir === undefined ? await startThrowAwayPlatform(options.documents) : undefined;
  const scratch = await mkdtemp(path.join(os.tmpdir(), 'baro-load-'));
  const interrupt = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interrupt.abort());
  try {
    const target = targetOf(own?.dataDir ?? options.dataDir ?? '');
    if (!(await answers(`${target.restUrl}/readyz`))) {
      throw new Error(
        `The platform on ${target.dataDir} is not ready: ${target.restUrl}/readyz does not answer.`,
      );
    }
    say(`k6 ${k6.version} against ${target.restUrl} and ${target.grpcAddress} (gRPC)`);
    const result = await measureLoad(target, k6.file, scratch, options, interrupt.signal, say);
    const { file, text } = writeResult(result);
    say(`\n${text}`);
    say(`Written to ${path.relative(process.cwd(), file)} and .json beside it.`);
    return result.findings.every(({ held }) => held);
  } finally {
    await rm(scratch, { recursive: true, force: true });
    await own?.stop();
  }
}

async function measureLoad(
  target: Target,
  k6File: string,
  scratch: string,
  options: LoadOptions,
  interrupted: AbortSignal,
  say: (line: string) => void,
): Promise<LoadResult> {
  const run = `tai-${randomUUID().slice(0, 8)}`;
  const stage = await makeStage(target, run, options.workload, options.seconds);
  const behind = await EventsBehind.open(target);
  try {
    await settle(behind);
    let k6: RunningK6 | undefined;
    say(`${options.workload}: ${options.seconds} s of load, run ${run} …`);
    const ticking = tick(options.seconds, say);
    const { result: summary, seen } = await watch(
      target,
      behind,
      () => k6?.child.identity.pid,
      async () => {
        k6 = await startK6(k6File, stage, scratch);
        interrupted.addEventListener('abort', () => void k6?.child.stop({ signal: 'SIGTERM', graceMs: 0 }));
        return k6.summary();
      },
    ).finally(() => clearInterval(ticking));
    const loadEnded = performance.now();
    const behindAtEnd = await settle(behind);
    const settledSeconds = (performance.now() - loadEnded) / 1000;
    const told = await readConsole(path.join(scratch, 'console.log'), say);
    const reconciliation = reconcile(told.writes, await lookUpKept(behind, told.writes));
    const [from, to] = spanOf(told.calls);
    const seconds = (to - from) / 1000;
    const watched = summarise(seen.looks, from, to);
    return {
      options,
      environment: [...environmentLines(), `documents put in before: ${options.documents}`],
      seconds,
      findings: judge({
        summary,
        calls: told.calls,
        everyOperation: options.workload === 'smoke',
        watched,
        behindAtEnd,
        reconciliation,
        expectedProcesses: watchedProcesses,
      }),
      operations: figuresOf(mix, told.calls, seconds),
      totals: totalsOf(mix, told.calls, seconds),
      summary,
      watched,
      events: seen.events,
      settledSeconds,
      reconciliation,
    };
  } finally {
    await behind.close();
    await Promise.all(
      Object.values(stage.sessions)
        .flat()
        .map((session) => closeSession(target, session)),
    );
  }
}

/** From the begin of the first call to the end of the last. */
function spanOf(calls: readonly CallLine[]): [number, number] {
  const from = calls.reduce((first, { at }) => Math.min(first, at), Number.POSITIVE_INFINITY);
  const to = calls.reduce((last, { at, ms }) => Math.max(last, at + ms), 0);
  if (calls.length === 0) throw new Error('No client told of a call: the load did not begin.');
  return [from, to];
}

/** Waits until no event is behind; what is left when patience ends is the answer, not an error. */
async function settle(behind: EventsBehind): Promise<Behind> {
  let last: Behind = { unsent: 0, pending: 0 };
  const look = async (): Promise<boolean> => {
    last = await behind.look();
    return last.unsent + last.pending === 0;
  };
  await poll(look, { what: 'the events', timeoutMs: SETTLE_MS, everyMs: 200 }).catch(() => undefined);
  return last;
}

function tick(seconds: number, say: (line: string) => void): NodeJS.Timeout {
  const began = Date.now();
  return setInterval(() => say(`  … ${Math.round((Date.now() - began) / 1000)} of ${seconds} s`), 15_000);
}
