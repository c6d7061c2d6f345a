import { spawn } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';

export interface StageCommand {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly limitMs: number;
  readonly env?: Readonly<Record<string, string>>;
}

export interface StageEnd {
  readonly exitCode: number;
  /** The last of what it said, enough for a closing line. */
  readonly output: string;
  readonly timedOut: boolean;
}

const keptCharacters = 4000;
/** How long after SIGTERM what is left is killed. */
const graceMs = 20_000;

/** Runs a stage in a process group of its own, passes its words on, and leaves nothing of it behind. */
export async function runStage(stage: StageCommand, write: (text: string) => void): Promise<StageEnd> {
  const child = spawn(stage.command, stage.args, {
    cwd: stage.cwd,
    env: { ...process.env, ...stage.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(-keptCharacters);
      write(text);
    });
  }
  const end = (signal: NodeJS.Signals): void => signalGroup(child.pid, signal);
  const stop = (): void => end('SIGTERM');
  let timedOut = false;
  const limit = setTimeout(() => {
    timedOut = true;
    stop();
  }, stage.limitMs);
  const kill = setTimeout(() => end('SIGKILL'), stage.limitMs + graceMs);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);
  // Both may come in one go: listened for from the start.
  const closed = new Promise((resolve) => child.once('close', resolve));
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', resolve);
    });
    end('SIGKILL');
    // The last words; one that left the group may hold the pipe open for ever.
    await Promise.race([closed, delay(graceMs, undefined, { ref: false })]);
    return { exitCode: timedOut ? 1 : (code ?? 1), output, timedOut };
  } finally {
    clearTimeout(limit);
    clearTimeout(kill);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, stop);
  }
}

function signalGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch (error) {
    // Nobody left in the group: that is what we want.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
