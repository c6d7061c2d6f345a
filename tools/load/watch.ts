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

/** What was seen from the first look to the last. */
export interface Watched {
  seconds: number;
  processes: ProcessFigures[];
  behind: { most: Behind; last: Behind };
  events: number;
}

interface Look {
  at: number;
  usage: Map<string, Usage>;
}

const EVERY_MS = 2000;

/** Looks at processes and events while `work` runs. @returns what was seen, beside what `work` gave */
export async function watch<T>(
  target: Target,
  behind: EventsBehind,
  loadGenerator: () => number | undefined,
  work: () => Promise<T>,
): Promise<{ result: T; watched: Watched }> {
  const roots = (): number[] => {
    const pid = loadGenerator();
    return [...target.processes(), ...(pid === undefined ? [] : [pid])];
  };
  const look = (): Look => ({ at: performance.now(), usage: usageByProcess(roots()) });
  const eventsBefore = await behind.events();
  const looks = [look()];
  const seen: Behind[] = [await behind.look()];
  let ended = false;
  const done = work().finally(() => (ended = true));
  while (!ended) {
    await Promise.race([delay(EVERY_MS), done.catch(() => undefined)]);
    looks.push(look());
    seen.push(await behind.look());
  }
  const result = await done;
  const events = (await behind.events()) - eventsBefore;
  return { result, watched: { ...summarise(looks, seen), events } };
}

/** Figures of a row of looks. */
function summarise(looks: readonly Look[], seen: readonly Behind[]): Omit<Watched, 'events'> {
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
  const most = seen.reduce((worst, one) => (total(one) > total(worst) ? one : worst), seen[0] ?? nothing);
  return { seconds, processes, behind: { most, last: seen.at(-1) ?? nothing } };
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
