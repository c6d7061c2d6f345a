import { mix } from '../../test/load/mix.ts';
import type { Behind } from './events-behind.ts';
import type { Reconciliation } from './reconcile.ts';
import type { K6Summary } from './run-k6.ts';
import type { CallLine } from './samples.ts';
import type { Watched } from './watch.ts';

/** One thing a run must show. */
export interface Finding {
  held: boolean;
  text: string;
}

export interface Evidence {
  summary: K6Summary;
  /** What the clients told. */
  calls: readonly CallLine[];
  /** Whether the run is to call every operation of the mix: by weight alone the rarest do not come in minutes. */
  everyOperation: boolean;
  watched: Watched;
  /** After everything had time to settle. */
  behindAtEnd: Behind;
  reconciliation: Reconciliation;
  /** Names a table of processes must have. */
  expectedProcesses: readonly string[];
}

/** Every sentence a run is judged by, those that held too. */
export function judge(evidence: Evidence): Finding[] {
  const { summary, watched, behindAtEnd, reconciliation, calls } = evidence;
  const called = new Set(calls.map(({ operation }) => operation));
  const missing = mix.filter(({ operation }) => !called.has(operation)).map(({ operation }) => operation);
  const unseen = evidence.expectedProcesses.filter(
    (name) => !watched.processes.some((process) => process.name.split(' ')[0] === name),
  );
  const late = behindAtEnd.unsent + behindAtEnd.pending;
  const { faults, acknowledged, numbered } = reconciliation;
  return [
    ...summary.thresholds.map(({ metric, rule, held }) => ({ held, text: `${metric}: ${rule}` })),
    {
      // Operations may do the step before instead, but each iteration does one.
      held: summary.iterations > 0 && calls.length >= summary.iterations,
      text: `each of ${summary.iterations} iterations told how it ended (${calls.length} calls)`,
    },
    {
      held: missing.length === 0 || !evidence.everyOperation,
      text:
        missing.length === 0
          ? 'every operation of the mix was called'
          : `operations nobody called: ${missing.join(', ')}`,
    },
    {
      held: acknowledged > 0 && faults.length === 0,
      text: `${acknowledged} acknowledged writes are there, ${numbered} numbers are as told and none is double`,
    },
    { held: late === 0, text: `no event is behind after the load (${late})` },
    {
      held: unseen.length === 0,
      text:
        unseen.length === 0 ? 'every process was watched' : `processes nobody watched: ${unseen.join(', ')}`,
    },
  ];
}
