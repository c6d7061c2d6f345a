import path from 'node:path';

import type { DataDir } from './data-dir.ts';
import type { StartOptions } from './options.ts';
import type { PlatformPlan } from './platform-plan.ts';
import { addressOf, OFFSETS } from './ports.ts';
import type { Processes } from './processes.ts';
import type { Progress } from './progress.ts';
import type { SecretStore } from './secrets.ts';

/** What every step of a start works with. */
export interface StartContext {
  plan: PlatformPlan;
  options: StartOptions;
  data: DataDir;
  store: SecretStore;
  progress: Progress;
  processes: Processes;
  /** Addresses of what shows telemetry, filled when it runs. */
  shown: { metrics?: string; traces?: string };
  /** Aborted when the platform is to stop, also in the midst of the start. */
  signal: AbortSignal;
}

/** The loopback address of a port counted from --port. */
export function addressIn(context: StartContext, offset: number): string {
  return addressOf(context.options.port, offset);
}

/** The issuer of tokens. */
export function issuerOf(context: StartContext): string {
  return `http://${addressIn(context, OFFSETS.signOn)}/realms/baro`;
}

/** Where a process's output goes. */
export function logFileOf(context: StartContext, name: string): string {
  return path.join(context.data.dir, 'logs', `${name}.log`);
}

/** The environment children get: ours without npm's, which is about another program. */
export function childEnv(own: Record<string, string>): Record<string, string | undefined> {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('npm_'));
  return { ...Object.fromEntries(inherited), NO_COLOR: '1', ...own };
}
