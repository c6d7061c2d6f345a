import { spawn } from 'node:child_process';

/** One part of `npm run check`; an empty list of lines means it is content. */
export interface Step {
  readonly name: string;
  run(): Promise<readonly string[]>;
}

export interface CommandStep {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
}

/** A tool whose exit code tells, and whose words are the findings. */
export function commandStep(step: CommandStep): Step {
  return { name: step.name, run: () => runCommand(step) };
}

export async function runCommand({ name, command, args, cwd }: CommandStep): Promise<readonly string[]> {
  const child = spawn(command, args, {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    // Telemetry of tools has no business on a city's machine.
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1', NO_COLOR: '1' },
  });
  let output = '';
  const collect = (chunk: Buffer): void => {
    output += chunk.toString();
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code === 0) return [];
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  return [...lines, `${name}: ${command} ${args.join(' ')} ended with ${code}`];
}
