import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { obtainHelm } from '../charts/helm-binary.ts';
import type { Manifest } from '../charts/manifest.ts';
import { fetchDefinitions } from '../charts/schemas/operators.ts';
import type { Child } from '../platform/child.ts';
import { runCommand } from '../platform/command.ts';
import type { CommandResult } from '../platform/command.ts';
import { startControlPlane } from './control-plane.ts';
import type { ControlPlane } from './control-plane.ts';
import { obtainPrograms } from './programs.ts';
import { standInNodes } from './stand-in-nodes.ts';

const standIn = path.join(import.meta.dirname, 'stand-in-kubelet.ts');

/** How a cluster is brought up. */
export interface OpenWish {
  dir: string;
  lasting?: boolean;
  onSpawn: (name: string, child: Child) => void;
  say: (line: string) => void;
}

/** A cluster and the means to speak to it as its administrator. */
export interface Cluster {
  dir: string;
  plane: ControlPlane;
  /** The file for `kubectl --kubeconfig`. */
  kubeconfig: string;
  kubectl: (...args: readonly string[]) => Promise<CommandResult>;
  helm: (...args: readonly string[]) => Promise<CommandResult>;
  /** Writes objects down for `-f`. @returns the file */
  file: (name: string, manifests: readonly Manifest[]) => string;
  /** Lets the nodes without a machine work. */
  startNodes: () => Promise<Child>;
}

/** Brings a control plane up, with the operators' kinds and three stand-in nodes. */
export async function openCluster(wish: OpenWish): Promise<Cluster> {
  const { dir, say, ...how } = wish;
  const programs = await obtainPrograms(say);
  const helmFile = await obtainHelm({ say });
  const plane = await startControlPlane({ programs, dir, ...how });
  const cluster = speakTo(plane, { dir, helm: helmFile, kubectl: programs.kubectl });
  for (const file of await fetchDefinitions(say)) {
    // Their descriptions alone are larger than what the older way of applying may note down.
    await must(cluster.kubectl('apply', '--server-side', '-f', file));
  }
  await must(cluster.kubectl('wait', '--for=condition=Established', 'crd', '--all', '--timeout=60s'));
  await must(cluster.kubectl('create', '-f', cluster.file('nodes', standInNodes())));
  await cluster.startNodes();
  return cluster;
}

interface Means {
  dir: string;
  helm: string;
  kubectl: string;
}

/** Helm and kubectl as the administrator; neither reads or writes anything of this user's own. */
export function speakTo(plane: ControlPlane, { dir, helm, kubectl }: Means): Cluster {
  const kubeconfig = plane.credentials.kubeconfig('admin');
  const env = { KUBECONFIG: kubeconfig, HOME: dir, HELM_CACHE_HOME: path.join(dir, 'helm') };
  const filesDir = path.join(dir, 'objects');
  mkdirSync(filesDir, { recursive: true, mode: 0o700 });
  return {
    dir,
    plane,
    kubeconfig,
    kubectl: (...args) => runCommand(kubectl, args, { env }),
    helm: (...args) => runCommand(helm, args, { env }),
    file: (name, manifests) => {
      const file = path.join(filesDir, `${name}.yaml`);
      // JSON in documents of their own: read alike by YAML 1.1 and 1.2, and judged one by one.
      writeFileSync(file, manifests.map((one) => `---\n${JSON.stringify(one)}\n`).join(''), { mode: 0o600 });
      return file;
    },
    startNodes: () => plane.start('nodes', process.execPath, [standIn, kubeconfig]),
  };
}

/** @throws with what the command said when it failed */
export async function must(running: Promise<CommandResult>): Promise<string> {
  const { code, output } = await running;
  if (code !== 0) throw new Error(output.trim().split('\n').slice(-10).join('\n'));
  return output;
}
