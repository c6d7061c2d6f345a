import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { systemClient } from './city.ts';
import type { ConformanceCity } from './city.ts';
import { openDoor } from './door.ts';
import { Report } from './rules.ts';
import { openTokenDoor } from './token-door.ts';

export interface CheckOptions {
  /** Starts the client; empty: it is started by hand. */
  run: string;
  /** Ports of the doors; 0 for free ones. */
  port: number;
  tokenPort: number;
  minutes: number;
  say: (line: string) => void;
  /** Told when the doors are open. */
  ready?: (env: Record<string, string>) => void;
  /** Ends the check early. */
  signal?: AbortSignal;
}

/** Watches one client at doors of its own. */
export async function checkClient(city: ConformanceCity, options: CheckOptions): Promise<Report> {
  const tokens = await openTokenDoor(city.platform.signOn.issuer, options.tokenPort);
  try {
    const report = new Report(options.say);
    const door = await openDoor(city.platform.address('gateway'), options.port, report);
    const env = {
      BARO_GATEWAY: `127.0.0.1:${door.port}`,
      BARO_ISSUER: tokens.issuer,
      BARO_CLIENT: systemClient,
      BARO_SECRET_FILE: city.secretFile,
    };
    options.ready?.(env);
    await untilDone(options, report, env);
    door.finish();
    return report;
  } finally {
    tokens.close();
  }
}

/** Waits for the client's end; without one for all rules to be judged; or for the time to pass. */
async function untilDone(
  { run, minutes, signal, say }: CheckOptions,
  report: Report,
  env: Record<string, string>,
): Promise<void> {
  const over = new AbortController();
  const stop = (): void => over.abort();
  signal?.addEventListener('abort', stop);
  const timer = setTimeout(stop, minutes * 60_000);
  const ended = once(over.signal, 'abort');
  if (run === '') {
    const looking = setInterval(() => {
      if (report.complete) stop();
    }, 200);
    await ended;
    clearInterval(looking);
  } else {
    const stdio = ['ignore', 2, 2] as const;
    const client = spawn('/bin/sh', ['-c', run], {
      env: { ...process.env, ...env },
      stdio: [...stdio],
      detached: true,
    });
    client.once('exit', (code) => {
      say(`the client ended with ${code ?? 'a signal'}`);
      stop();
    });
    await ended;
    // Its own children too: it leads a group of its own.
    if (client.exitCode === null && client.pid !== undefined) process.kill(-client.pid, 'SIGKILL');
  }
  clearTimeout(timer);
}
