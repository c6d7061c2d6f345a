import type { Manifest } from '../charts/manifest.ts';

const zones = ['a', 'b', 'c'];

/** Three nodes in three zones without a machine, and volumes for what the charts keep files in. */
export function standInNodes(): Manifest[] {
  return [...zones.map(node), ...zones.map(volume)];
}

function node(zone: string): Manifest {
  const name = `node-${zone}`;
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name,
      labels: { 'kubernetes.io/hostname': name, 'topology.kubernetes.io/zone': zone },
    },
    status: {
      allocatable: { cpu: '16', memory: '64Gi', pods: '100' },
      capacity: { cpu: '16', memory: '64Gi', pods: '100' },
    },
  };
}

/** No class of storage makes volumes here: claims without a class take these. */
function volume(zone: string): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: { name: `volume-${zone}` },
    spec: {
      capacity: { storage: '200Gi' },
      accessModes: ['ReadWriteOnce', 'ReadWriteMany'],
      persistentVolumeReclaimPolicy: 'Retain',
      hostPath: { path: `/nowhere/${zone}` },
    },
  };
}
