import { findOnPath, runCommand } from '../platform/command.ts';
import { buildGoProgram, cachedGoProgram, type GoBuild, type GoProgram } from '../platform/go-program.ts';

/** Built from source when no helm 4 is on PATH. */
const HELM: GoProgram = { name: 'helm', module: 'helm.sh/helm/v4/cmd/helm', version: '4.3.1' };

/** How helm is looked for. */
export interface HelmWish extends GoBuild {
  /** False: only what is there already, nothing is built. */
  build?: boolean;
}

/** Finds helm on PATH or in our cache, or builds it with Go. @throws one sentence when none of it works */
export async function obtainHelm({ build = true, ...how }: HelmWish = {}): Promise<string> {
  const onPath = await findOnPath(HELM.name);
  if (onPath && (await isHelm4(onPath))) return onPath;
  const inCache = cachedGoProgram(HELM);
  if (await isHelm4(inCache)) return inCache;
  if (!build || !(await findOnPath('go'))) {
    throw new Error('helm 4 could not be had: put it on PATH, or install Go, with which it is built once.');
  }
  return buildGoProgram(HELM, how);
}

async function isHelm4(file: string): Promise<boolean> {
  const said = await runCommand(file, ['version', '--short']);
  return said.code === 0 && said.output.trim().startsWith('v4.');
}
