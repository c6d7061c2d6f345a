import { describeReady } from './describe-ready.ts';
import { readOptions } from './options.ts';
import type { PlatformPlan } from './platform-plan.ts';
import { progressOn } from './progress.ts';
import { beginPlatform, type Platform } from './start-platform.ts';

/** A second signal within this is the same wish: the terminal and npm both pass one Ctrl-C on. */
const SAME_WISH_MS = 1000;

/** Runs a platform from its start to its stop; gives the exit code. */
export async function runPlatform(plan: PlatformPlan, args: readonly string[]): Promise<number> {
  const progress = progressOn(process.stdout);
  const wish = listenForStop();
  let platform: Platform | undefined;
  let code = 0;
  try {
    const options = readOptions(args, process.env['INIT_CWD'] ?? process.cwd());
    platform = await beginPlatform(plan, options, progress);
    const context = await Promise.race([platform.started, wish.stop]);
    if (context) for (const line of describeReady(context)) progress.say(line);
    await wish.stop;
  } catch (error) {
    code = 1;
    progress.say(`\nBaro cannot start. ${error instanceof Error ? error.message : String(error)}`);
  }
  if (platform) await stopPlatform(platform, wish, code === 0 ? progress.say : () => undefined);
  return code;
}

async function stopPlatform(platform: Platform, wish: StopWish, say: (line: string) => void): Promise<void> {
  say('\nStopping …');
  platform.started.catch(() => undefined);
  wish.onHurry(() => {
    say('Stopping at once.');
    void platform.hurry();
  });
  await platform.stop();
  say('Stopped; the data is kept.');
}

interface StopWish {
  /** Resolves at the first signal, and when the process that started this one is gone. */
  stop: Promise<undefined>;
  onHurry: (listener: () => void) => void;
}

function listenForStop(): StopWish {
  let firstAt: number | undefined;
  let hurry: () => void = () => undefined;
  const stop = new Promise<undefined>((resolve) => {
    const wished = (): void => {
      firstAt ??= Date.now();
      resolve(undefined);
      if (Date.now() - firstAt > SAME_WISH_MS) hurry();
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, wished);
    process.once('disconnect', wished);
  });
  return { stop, onHurry: (listener) => (hurry = listener) };
}
