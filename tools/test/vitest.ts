import { spawn } from 'node:child_process';
import path from 'node:path';

/** The clone. */
export const ROOT = path.resolve(import.meta.dirname, '..', '..');

/** Runs vitest with our configuration; gives its exit code. */
export async function vitest(
  reportFile: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<number> {
  const program = path.join(ROOT, 'node_modules', 'vitest', 'vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`];
  const options = [
    'run',
    '--config',
    path.join(ROOT, 'tools', 'vitest.config.ts'),
    '--max-workers=2',
    ...reporters,
  ];
  const child = spawn(process.execPath, [program, ...options, ...args], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: 'inherit',
  });
  // The terminal sends Ctrl-C to vitest as well; a signal to this process alone is passed on.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  process.once('disconnect', () => child.kill('SIGTERM'));
  // Listening for the end of the channel would keep this process alive by itself.
  process.channel?.unref();
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
}
