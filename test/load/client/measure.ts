import { check } from 'k6';
import { Rate, Trend } from 'k6/metrics';
import { mix, type Operation } from '../mix.ts';

/** How a call ended. A refusal counts as failed: the mix asks for nothing that is refused. */
export type Ending = 'answered' | 'failed' | 'timed-out';

/** What came back. */
export interface Reply {
  ending: Ending;
  /** Status or reason of a failure; never a text somebody typed. */
  why: string;
  body: Json;
}

export type Json = Readonly<Record<string, unknown>>;

/** A write that was answered, or that nobody knows the end of, for the reconciliation. */
export interface Proof {
  requestId: string;
  /** What the answer named: the id, and the number where one was taken. */
  id?: string;
  number?: number;
  /** The unit whose number it is. */
  unitId?: string;
}

// Answers alone: a call that ran out of time has no duration, it has a line of its own.
const answered = new Trend('baro_answered', true);
const failed = new Rate('baro_failed');
const timedOut = new Rate('baro_timed_out');

/** Does one operation of the mix and notes how it ended, once: for the thresholds and, as a line, for the table. */
export function measure(operation: Operation, call: () => Reply): Reply {
  const row = mix.find((candidate) => candidate.operation === operation);
  const tags = { operation, kind: row?.kind ?? '', protocol: row?.protocol ?? '' };
  const began = Date.now();
  const reply = call();
  const ms = Date.now() - began;
  failed.add(reply.ending === 'failed', tags);
  timedOut.add(reply.ending === 'timed-out', tags);
  if (reply.ending === 'answered') answered.add(ms, tags);
  tell('call', { operation, at: began, ms, ending: reply.ending, why: reply.why });
  return reply;
}

/** Notes what a write came to, and checks that its answer says what was done. */
export function prove(operation: Operation, reply: Reply, proof: Proof): boolean {
  const { ending } = reply;
  tell('write', { operation, ending, ...proof });
  if (ending !== 'answered') return false;
  const complete = proof.id !== '' && proof.number !== 0;
  return check(reply, { [`${operation} is answered with its id and number`]: () => complete });
}

/** A line for tools/load, which reads k6's console. */
function tell(line: 'call' | 'write', facts: object): void {
  console.log(JSON.stringify({ line, ...facts }));
}

/** A part of an answer; empty when it is not there. */
export function part(body: Json, key: string): Json {
  return (body[key] ?? {}) as Json;
}

/** A text of an answer; empty when it is not there. */
export function text(body: Json, key: string): string {
  const value = body[key];
  return typeof value === 'string' ? value : '';
}

/** The parts of a list; none when it is not there. */
export function parts(body: Json, key: string): readonly Json[] {
  return (body[key] ?? []) as readonly Json[];
}
