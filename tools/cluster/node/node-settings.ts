import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { stringify } from 'yaml';
import { nodeAddress, podRange } from './node-place.ts';
import type { NodePrograms } from './node-programs.ts';

export const containerdSocket = '/run/containerd/containerd.sock';
export const pauseImage = 'localhost/baro-pause:1';

/** Writes containerd's settings and the network of pods. @returns the file */
export function containerdSettings(dir: string, programs: NodePrograms): string {
  const network = path.join(dir, 'cni');
  mkdirSync(network, { recursive: true });
  const bridge = {
    type: 'bridge',
    bridge: 'cni0',
    isGateway: true,
    ipMasq: false,
    hairpinMode: true,
    ipam: {
      type: 'host-local',
      dataDir: path.join(dir, 'addresses'),
      ranges: [[{ subnet: podRange, rangeStart: '10.88.1.1', gateway: nodeAddress }]],
      routes: [{ dst: '0.0.0.0/0' }],
    },
  };
  const list = { cniVersion: '1.0.0', name: 'baro', plugins: [bridge] };
  writeFileSync(path.join(network, '10-baro.conflist'), JSON.stringify(list));
  const file = path.join(dir, 'containerd.toml');
  writeFileSync(
    file,
    `version = 3
root = "${dir}/containerd"
state = "/run/containerd"

[grpc]
  address = "${containerdSocket}"

[plugins.'io.containerd.cri.v1.images']
  snapshotter = "overlayfs"

[plugins.'io.containerd.cri.v1.images'.pinned_images]
  sandbox = "${pauseImage}"

[plugins.'io.containerd.cri.v1.runtime']
  # A machine that is itself confined lets nobody be spared by the kernel more than it is.
  restrict_oom_score_adj = true

[plugins.'io.containerd.cri.v1.runtime'.cni]
  bin_dirs = ["${programs.cni}"]
  conf_dir = "${network}"

[plugins.'io.containerd.cri.v1.runtime'.containerd.runtimes.runc]
  runtime_type = "io.containerd.runc.v2"

[plugins.'io.containerd.cri.v1.runtime'.containerd.runtimes.runc.options]
  BinaryName = "${programs.runc}"
  SystemdCgroup = false
`,
  );
  return file;
}

/** Writes the kubelet's settings. @returns the file */
export function kubeletSettings(dir: string): string {
  const file = path.join(dir, 'kubelet.yaml');
  const settings = {
    apiVersion: 'kubelet.config.k8s.io/v1beta1',
    kind: 'KubeletConfiguration',
    // Nobody but this cluster reaches it: its network is its own.
    authentication: { anonymous: { enabled: true }, webhook: { enabled: false } },
    authorization: { mode: 'AlwaysAllow' },
    cgroupDriver: 'cgroupfs',
    failCgroupV1: false,
    failSwapOn: false,
    clusterDNS: [nodeAddress],
    clusterDomain: 'cluster.local',
    containerRuntimeEndpoint: `unix://${containerdSocket}`,
    podLogsDir: path.join(dir, 'pods'),
    volumePluginDir: path.join(dir, 'plugins'),
    // The machine's disk is not the node's: nothing is thrown away because it is full.
    imageGCHighThresholdPercent: 100,
    evictionHard: { 'memory.available': '100Mi' },
    enforceNodeAllocatable: [],
  };
  writeFileSync(file, stringify(settings));
  return file;
}

/** Writes what names CoreDNS answers. @returns the file */
export function dnsSettings(dir: string, kubeconfig: string): string {
  const file = path.join(dir, 'Corefile');
  writeFileSync(
    file,
    `.:53 {
  bind ${nodeAddress}
  errors
  kubernetes cluster.local {
    kubeconfig ${kubeconfig}
    ttl 1
  }
}
`,
  );
  return file;
}
