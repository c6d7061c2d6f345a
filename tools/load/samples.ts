import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

import type { Ending, Proof } from '../../test/load/client/measure.ts';
import type { Operation } from '../../test/load/mix.ts';

/** One call as the client saw it. */
export interface CallLine {
  line: 'call';
  operation: Operation;
  /** When it was begun, milliseconds since 1970. */
  at: number;
  ms: number;
  ending: Ending;
  why: string;
}

/** One write and what its answer named. */
export interface WriteLine extends Proof {
  line: 'write';
  operation: Operation;
  ending: Ending;
}

/** What the clients told. */
export interface Told {
  calls: CallLine[];
  writes: WriteLine[];
}

/** Reads the lines of measure.ts from k6's console; whatever else stands there is passed on. */
export async function readConsole(file: string, other: (line: string) => void): Promise<Told> {
  const told: Told = { calls: [], writes: [] };
  const lines = createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY });
  for await (const text of lines) {
    const line = parse(text);
    if (line?.line === 'call') told.calls.push(line);
    else if (line?.line === 'write') told.writes.push(line);
    else other(text);
  }
  return told;
}

/** k6 wraps a line of the console into a log line: {"level":…,"msg":"<our JSON>",…}. */
function parse(text: string): CallLine | WriteLine | undefined {
  try {
    const { msg } = JSON.parse(text) as { msg?: string };
    const line = JSON.parse(msg ?? '') as CallLine | WriteLine;
    return line.line === 'call' || line.line === 'write' ? line : undefined;
  } catch {
    return undefined;
  }
}
