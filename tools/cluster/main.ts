// npm run cluster -- up | prove | down: a real Kubernetes API server, and the charts proved on it.
import { rm } from 'node:fs/promises';
import path from 'node:path';

import { obtainHelm } from '../charts/helm-binary.ts';
import { root } from '../charts/render.ts';
import type { Child } from '../platform/child.ts';
import { makeThrowAwayDir } from '../platform/throw-away.ts';
import { openCluster } from './cluster.ts';
import { readOptions } from './options.ts';
import { kubernetesVersion } from './programs.ts';
import { proofs } from './prove/prove.ts';
import type { Proof } from './prove/prove.ts';
import { claimFolder, endProcesses, rememberProcess } from './state.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const verbs = { up, prove, down } as const;

try {
  const { verb, dir } = readOptions(process.argv.slice(2), root, process.cwd());
  // What `up` started goes on without us; nothing of ours holds a verb that has ended.
  process.exit(await verbs[verb](dir));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

async function up(dir: string): Promise<number> {
  claimFolder(dir);
  const onSpawn = (name: string, { identity }: Child): void => rememberProcess(dir, name, identity);
  const { kubeconfig, plane } = await openCluster({ dir, lasting: true, onSpawn, say });
  say(
    `Kubernetes ${kubernetesVersion} answers at ${plane.address}; its nodes are stand-ins, no program runs on them.`,
  );
  say(`  kubectl --kubeconfig ${kubeconfig} get nodes`);
  say('ready');
  return 0;
}

async function down(dir: string): Promise<number> {
  const ended = await endProcesses(dir);
  say(ended.length > 0 ? `ended: ${ended.join(', ')}` : `nothing was brought up on ${dir}`);
  return 0;
}

/** On a cluster of its own, which is gone afterwards. */
async function prove(): Promise<number> {
  const dir = await makeThrowAwayDir();
  const children: [name: string, child: Child][] = [];
  const end = async (): Promise<void> => {
    // The API server last but one: without its etcd it does not find its end.
    for (const [, child] of children.toReversed()) {
      await child.stop({ signal: 'SIGTERM', graceMs: 10_000 }, { signal: 'SIGKILL', graceMs: 0 });
    }
    await rm(dir, { recursive: true, force: true });
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void end().finally(() => process.exit(1)));
  }
  try {
    const began = Date.now();
    const clusterDir = path.join(dir, 'cluster');
    const cluster = await openCluster({
      dir: clusterDir,
      onSpawn: (...started) => children.push(started),
      say,
    });
    const nodes = children.findLast(([name]) => name === 'nodes')?.[1];
    if (!nodes) throw new Error('No node was started.');
    say(`Kubernetes ${kubernetesVersion} is up after ${Math.round((Date.now() - began) / 1000)} s`);
    return await judge(proofs(cluster, nodes, await obtainHelm({ say })));
  } finally {
    await end();
  }
}

async function judge(all: readonly Proof[]): Promise<number> {
  let failed = 0;
  for (const { name, run } of all) {
    const began = performance.now();
    const findings = await run().catch((error: unknown) => [String(error)]);
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    say(`${findings.length === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)`);
    for (const finding of findings.slice(0, 20)) say(`     ${finding.slice(0, 400)}`);
    if (findings.length > 0) failed += 1;
  }
  say(`${all.length - failed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}
