import { mkdirSync } from 'node:fs';
import path from 'node:path';

import { lastWords } from '../../platform/child.ts';
import type { Child } from '../../platform/child.ts';
import { runCommand } from '../../platform/command.ts';
import { poll } from '../../platform/poll.ts';
import type { Manifest } from '../../charts/manifest.ts';
import type { Cluster } from '../cluster.ts';
import { nodeAddress } from './node-place.ts';
import type { NodePrograms } from './node-programs.ts';
import { containerdSettings, containerdSocket, dnsSettings, kubeletSettings } from './node-settings.ts';

/** Name of the one node. */
export const nodeName = 'baro';

/** Images of a node. */
export interface NodeImages {
  archives: readonly string[];
  /** Second names of them: image → name. */
  tags: readonly (readonly [image: string, as: string])[];
}

/** Starts containerd with these images, the kubelet and CoreDNS; resolves when the node is ready. */
export async function startNode(
  cluster: Cluster,
  programs: NodePrograms,
  { archives, tags }: NodeImages,
): Promise<void> {
  const dir = path.join(cluster.dir, 'node');
  mkdirSync(dir, { recursive: true });
  const { plane } = cluster;
  const containerd = await plane.start(
    'containerd',
    programs.containerd,
    ['--config', containerdSettings(dir, programs)],
    { PATH: `${path.dirname(programs.containerd)}:${process.env['PATH'] ?? ''}` },
  );
  const ctr = (...args: string[]): ReturnType<typeof runCommand> =>
    runCommand(programs.ctr, ['--address', containerdSocket, '--namespace', 'k8s.io', ...args]);
  await until(containerd, 'containerd', async () => (await ctr('version')).code === 0);
  for (const image of archives) {
    const { code, output } = await ctr('images', 'import', image);
    if (code !== 0) throw new Error(`containerd took no image of ${image}: ${output.trim()}`);
  }
  for (const [image, as] of tags) {
    const { code, output } = await ctr('images', 'tag', image, as);
    if (code !== 0) throw new Error(`${image} was not named ${as}: ${output.trim()}`);
  }
  const kubelet = await plane.start('kubelet', programs.kubelet, [
    `--config=${kubeletSettings(dir)}`,
    `--kubeconfig=${plane.credentials.kubeconfig('node')}`,
    `--root-dir=${path.join(dir, 'kubelet')}`,
    `--cert-dir=${path.join(dir, 'kubelet-certificates')}`,
    `--hostname-override=${nodeName}`,
    `--node-ip=${nodeAddress}`,
    '--node-labels=topology.kubernetes.io/zone=a',
  ]);
  await until(kubelet, 'the kubelet', async () => {
    const wait = ['wait', '--for=condition=Ready', `node/${nodeName}`, '--timeout=1s'];
    return (await cluster.kubectl(...wait)).code === 0;
  });
  const dns = await plane.start('coredns', programs.coredns, [
    '-conf',
    dnsSettings(dir, plane.credentials.kubeconfig('admin')),
  ]);
  await until(dns, 'CoreDNS', async () => !dns.hasExited());
}

async function until(child: Child, what: string, look: () => Promise<boolean>): Promise<void> {
  await poll(
    () => {
      if (child.hasExited()) throw new Error(`${what} did not start. ${lastWords(child)}`);
      return look();
    },
    { what, timeoutMs: 90_000, everyMs: 500 },
  );
}

/** A folder of the node as a volume, which pods may be given by their group. */
export function nodeVolume(cluster: Cluster, name: string): Manifest {
  const folder = path.join(cluster.dir, 'volumes', name);
  mkdirSync(folder, { recursive: true });
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: { name },
    spec: {
      capacity: { storage: '10Gi' },
      accessModes: ['ReadWriteOnce'],
      persistentVolumeReclaimPolicy: 'Retain',
      local: { path: folder },
      nodeAffinity: {
        required: {
          nodeSelectorTerms: [
            { matchExpressions: [{ key: 'kubernetes.io/hostname', operator: 'In', values: [nodeName] }] },
          ],
        },
      },
    },
  };
}

/** A service of the cluster that leads to a server beside it. */
export function serviceBeside(namespace: string, name: string, port: number): Manifest[] {
  const metadata = { name, namespace };
  const slice = {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: { ...metadata, labels: { 'kubernetes.io/service-name': name } },
    addressType: 'IPv4',
    endpoints: [{ addresses: [nodeAddress], conditions: { ready: true } }],
    ports: [{ name: 'main', port }],
  };
  return [
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata,
      spec: { clusterIP: 'None', ports: [{ name: 'main', port }] },
    },
    slice,
  ];
}
