// The part of main.ts that runs in a place of its own; process 1 there.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { speakTo } from '@baro/tools/cluster/cluster.ts';
import type { Cluster } from '@baro/tools/cluster/cluster.ts';
import { startControlPlane } from '@baro/tools/cluster/control-plane.ts';
import { furnish, nodeAddress } from '@baro/tools/cluster/node/node-place.ts';
import type { NodePrograms } from '@baro/tools/cluster/node/node-programs.ts';
import { startNode } from '@baro/tools/cluster/node/start-node.ts';
import { kubernetesVersion } from '@baro/tools/cluster/programs.ts';
import type { ClusterPrograms } from '@baro/tools/cluster/programs.ts';
import { imageServices } from '@baro/tools/images/options.ts';
import type { Child } from '@baro/tools/platform/child.ts';
import { checksOf } from './checks.ts';
import { startSurroundings } from './surroundings.ts';

/** What is told to this part. */
export interface InsideWish {
  dir: string;
  programs: ClusterPrograms;
  nodePrograms: NodePrograms;
  helm: string;
  /** Archives. */
  images: string[];
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const wish = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as InsideWish;
const children: [name: string, child: Child][] = [];

process.exit(await run());

async function run(): Promise<number> {
  let cluster: Cluster | undefined;
  try {
    const dir = path.join(wish.dir, 'cluster');
    await furnish(wish.dir);
    const { programs, nodePrograms, helm, images } = wish;
    const onSpawn = (...started: [string, Child]): void => void children.push(started);
    const plane = await startControlPlane({ programs, dir, host: nodeAddress, onSpawn });
    cluster = speakTo(plane, { dir, helm, kubectl: programs.kubectl });
    say(`Kubernetes ${kubernetesVersion} is up`);
    const tags = imageServices.map((name) =>
      ['1.0.0', '1.1.0'].map((tag) => `localhost/baro/${name}:${tag}`),
    );
    await startNode(cluster, nodePrograms, {
      archives: images,
      tags: tags.map(([image = '', as = '']) => [image, as] as const),
    });
    say((await cluster.kubectl('get', 'nodes', '--output=wide')).output.trimEnd());
    const surroundings = await startSurroundings(wish.dir);
    return await judge(cluster, surroundings);
  } catch (error) {
    say(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return 1;
  } finally {
    if (cluster) await cluster.kubectl('delete', 'namespace', 'baro', '--timeout=60s');
    for (const [, child] of children.reverse()) {
      await child.stop({ signal: 'SIGTERM', graceMs: 10_000 }, { signal: 'SIGKILL', graceMs: 0 });
    }
  }
}

async function judge(
  cluster: Cluster,
  surroundings: Awaited<ReturnType<typeof startSurroundings>>,
): Promise<number> {
  let [passed, failed] = [0, 0];
  for (const { name, run } of checksOf(cluster, surroundings, say)) {
    const began = Date.now();
    const findings = await run().catch((error: unknown) => [
      error instanceof Error ? error.message : String(error),
    ]);
    const seconds = Math.round((Date.now() - began) / 1000);
    say(`${findings.length === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
    for (const finding of findings.slice(0, 12)) say(`       ${finding}`);
    if (findings.length === 0) passed += 1;
    else failed += 1;
  }
  await surroundings.stop();
  say(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}
