// The script k6 runs; `npm run load` starts it. What users do is in operations/, how much of it in workloads.ts.
import { randomSeed } from 'k6';
import exec from 'k6/execution';
import type { Options, Scenario } from 'k6/options';
import { stage } from './client/settings.ts';
import { type Client, clients, type Operation, perMinute, pick, rowsOf } from './mix.ts';
import { type Known, look } from './operations/known.ts';
import { perform } from './operations/operations.ts';
import { slo, timeoutMs } from './slo.ts';
import { manyClients, type Workload, workloads } from './workloads.ts';

const workload: Workload = workloads[stage.workload];

export const options: Options = {
  scenarios: Object.fromEntries(clients.map((client) => [client.name, scenarioOf(client)])),
  thresholds: thresholds(),
  summaryTrendStats: ['count', 'avg', 'p(50)', 'p(95)', 'p(99)', 'max'],
  noConnectionReuse: false,
  setupTimeout: '120s',
};

/** What there is to open, looked up before the load begins. */
export function setup(): Known {
  return look();
}

export function staff_reads(known: Known): void {
  act('staff_reads', known);
}

export function staff_writes(known: Known): void {
  act('staff_writes', known);
}

export function system_reads(known: Known): void {
  act('system_reads', known);
}

export function system_writes(known: Known): void {
  act('system_writes', known);
}

let seeded = false;

function act(name: string, known: Known): void {
  // The order differs from client to client, and is the same in every run.
  if (!seeded) randomSeed(__VU);
  seeded = true;
  const client = clients.find((candidate) => candidate.name === name);
  const operation = client && (firstRound(client) ?? pick(rowsOf(client), Math.random()));
  if (operation) perform(operation, known);
}

/** A run begins with each operation once: the rarest would not come by chance. Each writer goes the whole way itself. */
function firstRound(client: Client): Operation | undefined {
  const { kind } = client;
  const turn = kind === 'write' ? exec.vu.iterationInScenario : exec.scenario.iterationInTest;
  return rowsOf(client)[turn]?.operation;
}

/**
 * Arrivals, not loops: users come whether or not the last answer is there, so that a slow answer does not thin out the
 * load that would have shown it (coordinated omission).
 */
function scenarioOf(client: Client): Scenario {
  const times = client.kind === 'write' ? workload.writesTimes : 1;
  const rate = (share: number): number => Math.max(1, Math.round(perMinute(client) * times * share));
  const most = Math.max(...workload.stretches.map((stretch) => rate(stretch.times)));
  const aSecond = most / 60;
  const atMost = client.kind === 'write' ? workload.writersAtMost : manyClients;
  // Enough for every arrival to wait as long as a call may: more would only pile up.
  const maxVUs = Math.min(atMost, 4 + Math.ceil(aSecond * (timeoutMs / 1000)));
  // A client made while arrivals wait costs some of them.
  const ready = 2 + Math.ceil(aSecond * (client.kind === 'write' ? 1 : 3));
  return {
    executor: 'ramping-arrival-rate',
    exec: client.name,
    timeUnit: '1m',
    startRate: rate(workload.stretches[0]?.times ?? 1),
    preAllocatedVUs: Math.min(maxVUs, ready),
    maxVUs,
    gracefulStop: `${timeoutMs + 5000}ms`,
    stages: workload.stretches.map((stretch) => ({
      target: rate(stretch.times),
      duration: `${Math.max(1, Math.round(stage.seconds * stretch.share))}s`,
    })),
  };
}

function thresholds(): Record<string, string[]> {
  const { patience, failures, timeouts, dropped } = workload;
  const lists: Record<string, string[]> = { checks: ['rate==1'] };
  for (const kind of ['read', 'write'] as const) {
    const { p95, p99 } = slo[kind];
    lists[`baro_answered{kind:${kind}}`] = [`p(95)<${p95 * patience}`, `p(99)<${p99 * patience}`];
    lists[`baro_failed{kind:${kind}}`] = [`rate<=${failures}`];
    lists[`baro_timed_out{kind:${kind}}`] = [`rate<=${timeouts}`];
  }
  if (dropped < 1) {
    const iterations = clients.reduce((sum, client) => sum + perMinute(client), 0) * (stage.seconds / 60);
    lists['dropped_iterations'] = [`count<=${Math.ceil(iterations * dropped)}`];
  }
  return lists;
}
