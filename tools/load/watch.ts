import { setTimeout as delay } from 'node:timers/promises';

import { type Usage, usageByProcess } from '../bench/process-cpu.ts';
import type { Behind, EventsBehind } from './events-behind.ts';
import type { Target } from './platform.ts';

/** How a process fared during the load. */
export interface ProcessFigures {
  name: string;
  /** CPU seconds used. */
  cpuSeconds: number;
  /** Cores used, on the mean and in the busiest look. */
  meanCores: number;
  mostCores: number;
  /** Memory at the begin, at most and at the end, bytes. */
  memoryBefore: number;
  memoryMost: number;
  memoryAfter: number;
}

/** What was seen while the clients called. */
export interface Watched {
  seconds: number;
  processes: ProcessFigures[];
  behind: { most: Behind; last: Behind };
}

/** Everything that was seen, also before the first call and after the last. */
export interface Watch {
  looks: Look[];
  /** Events committed from begin to end. */
  events: number;
}

/** One look. */
export interface Look {
  /** Milliseconds since 1970, as the clients' calls have. */
  at: number;
  usage: Map<string, Usage>;
  behind: Behind;
}

const EVERY_MS = 2000;

/** Looks at processes and events while `work` runs. @returns what was seen, beside what `work` gave */
export async function watch<T>(
  target: Target,
  behind: EventsBehind,
  loadGenerator: () => number | undefined,
  work: () => Promise<T>,
): Promise<{ result: T; seen: Watch }> {
  const look = async (): Promise<Look> => {
    const pid = loadGenerator();
    const usage = usageByProcess([...target.processes(), ...(pid === undefined ? [] : [pid])]);
    return { at: Date.now(), usage, behind: await behind.look() };
  };
  const eventsBefore = await behind.events();
  const looks = [await look()];
  const over = new AbortController();
  const done = work().finally(() => over.abort());
  while (!over.signal.aborted) {
    await Promise.race([delay(EVERY_MS), done.catch(() => undefined)]);
    looks.push(await look());
  }
  return { result: await done, seen: { looks, events: (await behind.events()) - eventsBefore } };
}

/** Figures of the looks between two moments; the looks next to them belong to it. */
export function summarise(all: readonly Look[], from: number, to: number): Watched {
  const first = all.findLastIndex(({ at }) => at <= from);
  const last = all.findIndex(({ at }) => at >= to);
  const looks = all.slice(Math.max(0, first), last === -1 ? undefined : last + 1);
  const seconds = ((looks.at(-1)?.at ?? 0) - (looks[0]?.at ?? 0)) / 1000;
  const names = [...new Set(looks.flatMap(({ usage }) => [...usage.keys()]))].toSorted();
  const processes = names.map((name): ProcessFigures => {
    const steps = looks.slice(1).map((look, at) => stepOf(name, looks[at], look));
    const memories = looks.map(({ usage }) => usage.get(name)?.memoryBytes ?? 0).filter((bytes) => bytes > 0);
    const cpuSeconds = steps.reduce((sum, step) => sum + step.cpuMs, 0) / 1000;
    return {
      name,
      cpuSeconds,
      meanCores: seconds === 0 ? 0 : cpuSeconds / seconds,
      mostCores: Math.max(0, ...steps.map((step) => step.cpuMs / step.ms)),
      memoryBefore: memories[0] ?? 0,
      memoryMost: Math.max(0, ...memories),
      memoryAfter: memories.at(-1) ?? 0,
    };
  });
  const behinds = looks.map(({ behind }) => behind);
  const most = behinds.reduce((worst, one) => (total(one) > total(worst) ? one : worst), nothing);
  return { seconds, processes, behind: { most, last: behinds.at(-1) ?? nothing } };
}

const nothing: Behind = { unsent: 0, pending: 0 };

function total({ unsent, pending }: Behind): number {
  return unsent + pending;
}

/** What a process used between two looks. One that was not there before began at 0; one that was started again, too. */
function stepOf(name: string, before: Look | undefined, after: Look): { cpuMs: number; ms: number } {
  const now = after.usage.get(name)?.cpuMs ?? 0;
  const then = before?.usage.get(name)?.cpuMs ?? 0;
  const ms = Math.max(1, after.at - (before?.at ?? after.at));
  return { cpuMs: Math.max(0, now - then), ms };
}
