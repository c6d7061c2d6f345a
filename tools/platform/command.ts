import { spawn } from 'node:child_process';
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import path from 'node:path';

/** What a finished command said. */
export interface CommandResult {
  code: number | null;
  output: string;
}

/** How a command is run. */
export interface CommandOptions {
  cwd?: string;
  env?: Record<string, string | undefined>;
  signal?: AbortSignal | undefined;
  /** Told each piece of what it prints, as it comes. */
  onOutput?: ((text: string) => void) | undefined;
}

/** Runs a command to its end; a command that is not there gives code 127, as a shell would. */
export async function runCommand(
  command: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<CommandResult> {
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(options.signal ? { signal: options.signal } : {}),
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      options.onOutput?.(chunk.toString());
    });
  }
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: 127, output: error.message }));
    child.once('close', (code) => resolve({ code, output }));
  });
}

/** The full path of a program on PATH. */
export async function findOnPath(...names: readonly string[]): Promise<string | undefined> {
  for (const name of names) {
    for (const dir of (process.env['PATH'] ?? '').split(path.delimiter)) {
      const file = path.join(dir, name);
      if (dir && (await isExecutable(file))) return file;
    }
  }
  return undefined;
}

async function isExecutable(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}
