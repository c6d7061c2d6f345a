import type { Kind, Operation, Protocol, Row } from '../../test/load/mix.ts';
import { percentile } from '../bench/statistics.ts';
import type { CallLine } from './samples.ts';

/** How an operation fared. */
export interface OperationFigures {
  operation: Operation;
  kind: Kind;
  protocol: Protocol;
  calls: number;
  /** Calls a second. */
  rate: number;
  /** Milliseconds; Infinity where so many ran out of time that nobody knows. */
  p50: number;
  p95: number;
  p99: number;
  failed: number;
  timedOut: number;
  /** Why calls failed, and how often. */
  reasons: Record<string, number>;
}

type MixRow = Row & { operation: Operation };

/** One line an operation of the mix; those nobody called have a line, too. */
export function figuresOf(
  rows: readonly MixRow[],
  calls: readonly CallLine[],
  seconds: number,
): OperationFigures[] {
  return rows.map(({ operation, kind, protocol }) => {
    const own = calls.filter((call) => call.operation === operation);
    return { operation, kind, protocol, ...sum(own, seconds) };
  });
}

/** Reads and writes as a whole, apart. */
export function totalsOf(
  rows: readonly MixRow[],
  calls: readonly CallLine[],
  seconds: number,
): Record<Kind, ReturnType<typeof sum>> {
  const of = (kind: Kind): ReturnType<typeof sum> => {
    const names = new Set<string>(rows.filter((row) => row.kind === kind).map((row) => row.operation));
    return sum(
      calls.filter((call) => names.has(call.operation)),
      seconds,
    );
  };
  return { read: of('read'), write: of('write') };
}

function sum(
  calls: readonly CallLine[],
  seconds: number,
): Omit<OperationFigures, 'operation' | 'kind' | 'protocol'> {
  const reasons: Record<string, number> = {};
  for (const { ending, why } of calls) if (ending === 'failed') reasons[why] = (reasons[why] ?? 0) + 1;
  return {
    calls: calls.length,
    rate: seconds > 0 ? calls.length / seconds : 0,
    p50: quantile(calls, 0.5),
    p95: quantile(calls, 0.95),
    p99: quantile(calls, 0.99),
    failed: calls.filter(({ ending }) => ending === 'failed').length,
    timedOut: calls.filter(({ ending }) => ending === 'timed-out').length,
    reasons,
  };
}

/**
 * The time in which a share of the calls was answered. A failure has no time: a refusal is quick and would flatter. A call
 * that ran out of time took longer than any answer: left out it would flatter, put in as ten seconds it would be made up.
 */
export function quantile(calls: readonly Pick<CallLine, 'ms' | 'ending'>[], share: number): number {
  const times = calls
    .filter(({ ending }) => ending !== 'failed')
    .map(({ ms, ending }) => (ending === 'timed-out' ? Number.POSITIVE_INFINITY : ms));
  return percentile(times, share);
}
