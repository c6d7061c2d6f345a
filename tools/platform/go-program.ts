import path from 'node:path';

import { cacheDir, cached } from './cache.ts';
import { findOnPath, runCommand } from './command.ts';

/** A program that Go's module proxy serves as source. */
export interface GoProgram {
  /** Name of the program, and of its folder in our cache. */
  name: string;
  /** What is built, without its version. */
  module: string;
  /** Exactly this one is built, e.g. 2.12.1. */
  version: string;
}

/** How a build is told of and ended. */
export interface GoBuild {
  signal?: AbortSignal | undefined;
  /** Told before it is built, which takes a while. */
  say?: ((line: string) => void) | undefined;
}

/** Where the program lies in our cache once it is built. */
export function cachedGoProgram({ name, version }: GoProgram): string {
  return path.join(cacheDir(), folderOf(name, version), name);
}

/** The program, built into our cache when it is not there. @throws one sentence without Go, or when the build fails */
export async function buildGoProgram(program: GoProgram, { signal, say }: GoBuild): Promise<string> {
  const { name, module, version } = program;
  await cached(folderOf(name, version), async (fresh) => {
    const go = await findOnPath('go');
    if (!go) throw new Error('Go is not installed.');
    say?.(`  ${name} ${version} is built with Go; that happens once and takes some minutes …`);
    const env = { GOBIN: fresh, CGO_ENABLED: '0', GOFLAGS: '' };
    const built = await runCommand(go, ['install', `${module}@v${version}`], { env, signal });
    const why = built.output.trimEnd().split('\n').at(-1) ?? '';
    if (built.code !== 0) throw new Error(`Go could not build ${name} ${version}: ${why}.`);
  });
  return cachedGoProgram(program);
}

function folderOf(name: string, version: string): string {
  return `${name}-${version}-${process.arch}`;
}
