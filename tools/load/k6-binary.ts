import { findOnPath, runCommand } from '../platform/command.ts';
import { buildGoProgram, cachedGoProgram, type GoProgram } from '../platform/go-program.ts';

/** The version the scripts are written for. */
const K6: GoProgram = { name: 'k6', module: 'go.k6.io/k6', version: '1.8.1' };

/** A k6 that was run once to ask its version. */
export interface K6Binary {
  file: string;
  version: string;
}

/** Finds or builds k6: the file `K6` names, PATH, our cache, Go's module proxy; the first that works. */
export async function obtainK6(say: (line: string) => void, given: string | undefined): Promise<K6Binary> {
  const ways = [
    async () => identify(given ?? ''),
    async () => identify((await findOnPath(K6.name)) ?? ''),
    async () => identify(cachedGoProgram(K6)),
    async () => identify(await buildGoProgram(K6, { say })),
  ];
  const failures: string[] = [];
  for (const way of ways) {
    try {
      const binary = await way();
      if (binary) return binary;
    } catch (error) {
      failures.push(error instanceof Error ? error.message : String(error));
    }
  }
  throw new Error(
    `k6 1.0 or newer could not be had: put it on PATH, or name it in K6=<file>. ${failures.join(' ')}`.trim(),
  );
}

/** Older ones do not read TypeScript. */
async function identify(file: string): Promise<K6Binary | undefined> {
  if (file === '') return undefined;
  const said = await runCommand(file, ['version']);
  // "k6 v1.8.1 (go1.26.8, linux/amd64)": three numbers after a v.
  const version = /v(\d+\.\d+\.\d+)/.exec(said.output)?.[1];
  return said.code === 0 && version && Number(version.split('.')[0]) >= 1 ? { file, version } : undefined;
}
