import { setImmediate as nextTurn } from 'node:timers/promises';
import { AppError } from '../errors/app-error.ts';

// On Node 24 the cancellation comes two turns after `end`; the rest is margin.
const turns = 5;

/**
 * Whether a stream that said `end` was closed by its sender. grpc-js says `end` also when a sender breaks off (Node ends
 * the HTTP/2 stream's readable side before it tells of the reset) and only a moment later `cancelled`: without this wait
 * half a file would be taken for a whole one.
 */
export async function endedBySender(call: { cancelled: boolean }): Promise<boolean> {
  for (let turn = 0; turn < turns && !call.cancelled; turn += 1) await nextTurn();
  return !call.cancelled;
}

/** The messages of an upload; one that was broken off ends with an error, never as if it were whole. */
export async function* wholeStream<T>(call: AsyncIterable<T> & { cancelled: boolean }): AsyncGenerator<T> {
  yield* call;
  if (!(await endedBySender(call))) throw new AppError('DEADLINE_EXCEEDED');
}
