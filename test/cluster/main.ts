// Installs, upgrades and rolls back the charts on a Kubernetes whose kubelet runs the pods: `node test/cluster/main.ts [--built <tag>]`.
// Needs root, Go, buildah, runc. Network, mounts, processes and control groups of the node are its own and end with it.
import { spawn } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { obtainHelm } from '@baro/tools/charts/helm-binary.ts';
import { exportImages } from '@baro/tools/cluster/node/node-images.ts';
import { ownPlace, tidyControlGroups } from '@baro/tools/cluster/node/node-place.ts';
import { obtainNodePrograms } from '@baro/tools/cluster/node/node-programs.ts';
import { obtainPrograms } from '@baro/tools/cluster/programs.ts';
import { buildImages } from '@baro/tools/images/build-images.ts';
import { imageServices } from '@baro/tools/images/options.ts';
import { makeThrowAwayDir } from '@baro/tools/platform/throw-away.ts';
import type { InsideWish } from './inside.ts';

const tag = 'cluster';
const say = (line: string): void => void process.stdout.write(`${line}\n`);

try {
  process.exitCode = await run();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

async function run(): Promise<number> {
  const { values } = parseArgs({ options: { built: { type: 'string' } } });
  if (process.getuid?.() !== 0) {
    throw new Error('A node needs root: it mounts, and makes networks and control groups.');
  }
  const programs = await obtainPrograms(say);
  const nodePrograms = await obtainNodePrograms(say);
  const helm = await obtainHelm({ say });
  if (values.built === undefined) await buildImages({ services: imageServices, tag, standIn: true }, say);
  const dir = await makeThrowAwayDir();
  try {
    const images = await exportImages(path.join(dir, 'images'), imageServices, {
      built: values.built ?? tag,
      tag: '1.0.0',
      pause: nodePrograms.pause,
    });
    const wish: InsideWish = { dir, programs, nodePrograms, helm, images };
    await writeFile(path.join(dir, 'wish.json'), JSON.stringify(wish));
    return await inOwnPlace(dir);
  } finally {
    await tidyControlGroups();
    await rm(dir, { recursive: true, force: true });
  }
}

/** @returns its exit code */
async function inOwnPlace(dir: string): Promise<number> {
  const [command = '', ...args] = ownPlace;
  const inside = path.join(import.meta.dirname, 'inside.ts');
  const child = spawn(command, [...args, process.execPath, inside, path.join(dir, 'wish.json')], {
    stdio: 'inherit',
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
