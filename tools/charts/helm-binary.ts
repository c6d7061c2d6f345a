import path from 'node:path';

import { cacheDir, cached } from '../platform/cache.ts';
import { findOnPath, runCommand } from '../platform/command.ts';

/** Built from source when no helm 4 is on PATH. */
const PINNED = '4.3.1';
const PROGRAM = 'helm';

/** How helm is looked for. */
export interface HelmWish {
  /** False: only what is there already, nothing is built. */
  build?: boolean;
  signal?: AbortSignal | undefined;
  /** Told before it is built, which takes a while. */
  say?: ((line: string) => void) | undefined;
}

/** Finds helm on PATH or in our cache, or builds it with Go. @throws one sentence when none of it works */
export async function obtainHelm({ build = true, signal, say }: HelmWish = {}): Promise<string> {
  const onPath = await findOnPath(PROGRAM);
  if (onPath && (await isHelm4(onPath))) return onPath;
  const inCache = path.join(cacheDir(), folder(), PROGRAM);
  if (await isHelm4(inCache)) return inCache;
  const go = await findOnPath('go');
  if (!build || !go) {
    throw new Error('helm 4 could not be had: put it on PATH, or install Go, with which it is built once.');
  }
  const dir = await cached(folder(), async (fresh) => {
    say?.(`  helm ${PINNED} is built with Go; that happens once and takes some minutes …`);
    const env = { GOBIN: fresh, CGO_ENABLED: '0', GOFLAGS: '' };
    const built = await runCommand(go, ['install', `helm.sh/helm/v4/cmd/helm@v${PINNED}`], { env, signal });
    if (built.code !== 0) {
      throw new Error(
        `Go could not build helm ${PINNED}: ${built.output.trimEnd().split('\n').at(-1) ?? ''}.`,
      );
    }
  });
  return path.join(dir, PROGRAM);
}

function folder(): string {
  return `helm-${PINNED}-${process.arch}`;
}

async function isHelm4(file: string): Promise<boolean> {
  const said = await runCommand(file, ['version', '--short']);
  return said.code === 0 && said.output.trim().startsWith('v4.');
}
