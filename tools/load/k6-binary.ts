import path from 'node:path';

import { cacheDir, cached } from '../platform/cache.ts';
import { findOnPath, runCommand } from '../platform/command.ts';

/** The version the scripts are written for. */
const PINNED = '1.8.1';
const PROGRAM = 'k6';
const FOLDER = `k6-${PINNED}-${process.arch}`;

/** A k6 that was run once to ask its version. */
export interface K6Binary {
  file: string;
  version: string;
}

/** Finds or builds k6: the file `K6` names, PATH, our cache, Go's module proxy; the first that works. */
export async function obtainK6(say: (line: string) => void, given: string | undefined): Promise<K6Binary> {
  const ways = [
    async () => identify(given ?? ''),
    async () => identify((await findOnPath(PROGRAM)) ?? ''),
    async () => identify(path.join(cacheDir(), FOLDER, PROGRAM)),
    async () => fromGo(say),
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

async function fromGo(say: (line: string) => void): Promise<K6Binary | undefined> {
  const dir = await cached(FOLDER, async (fresh) => {
    const go = await findOnPath('go');
    if (!go) throw new Error('Go is not installed.');
    say(`  k6 ${PINNED} is built with Go; that happens once and takes some minutes …`);
    const env = { GOBIN: fresh, CGO_ENABLED: '0', GOFLAGS: '' };
    const built = await runCommand(go, ['install', `go.k6.io/k6@v${PINNED}`], { env });
    if (built.code !== 0) {
      throw new Error(`Go could not build k6 ${PINNED}: ${built.output.trimEnd().split('\n').at(-1) ?? ''}.`);
    }
  });
  return identify(path.join(dir, PROGRAM));
}

/** Older ones do not read TypeScript. */
async function identify(file: string): Promise<K6Binary | undefined> {
  if (file === '') return undefined;
  const said = await runCommand(file, ['version']);
  // "k6 v1.8.1 (go1.26.8, linux/amd64)": three numbers after a v.
  const version = /v(\d+\.\d+\.\d+)/.exec(said.output)?.[1];
  return said.code === 0 && version && Number(version.split('.')[0]) >= 1 ? { file, version } : undefined;
}
