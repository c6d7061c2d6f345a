import type { TestPlatform } from '../testing/test-platform.ts';
import { cpuBetween, cpuByProcess } from './process-cpu.ts';

/** One run of `main.ts rebuild`, the start of the process included. */
export interface RebuildRun {
  seconds: number;
  /** What took how long, and whose processors it used. */
  profile: string[];
}

/** Rebuilds a service's read model by a process of its own, with more environment. */
export async function rebuildOnce(
  platform: TestPlatform,
  service: string,
  env: Record<string, string>,
): Promise<RebuildRun> {
  const before = cpuByProcess();
  // A process that has ended is in no list of processes: looked at while it runs, the most counts.
  const latest = new Map(before);
  const timer = setInterval(() => {
    for (const [name, ms] of cpuByProcess()) latest.set(name, Math.max(ms, latest.get(name) ?? 0));
  }, 1_000);
  const started = performance.now();
  const output = await platform
    .service(service)
    .rebuild({ [`${service.toUpperCase()}_LOG_LEVEL`]: 'info', ...env })
    .finally(() => clearInterval(timer));
  const seconds = (performance.now() - started) / 1000;
  const shares = cpuBetween(before, latest).map(([name, ms]) => `${name} ${(ms / 1000).toFixed(1)}`);
  return { seconds, profile: [`CPU seconds: ${shares.join(', ')}`, ...phasesOf(output)] };
}

/** What the rebuild says of its parts. */
function phasesOf(output: string): string[] {
  return output
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as { msg?: string; seconds?: number })
    .filter(({ seconds }) => seconds !== undefined)
    .map(({ msg, seconds }) => `${msg}: ${seconds} s after its start`);
}
