import { buildGoSource, cachedGoSource } from '../platform/go-program.ts';
import type { GoSource } from '../platform/go-program.ts';

/** The Kubernetes that is brought up: one the charts support, older than the newest known, as a city's is. */
export const kubernetesVersion = '1.36.3';

const [major = '', minor = ''] = kubernetesVersion.split('.');

/** All that is not run on a node. Its modules of `staging` are published as 0.<minor>.<patch>. */
export const kubernetes: GoSource = {
  name: 'kubernetes',
  module: 'k8s.io/kubernetes',
  version: kubernetesVersion,
  packages: ['cmd/kube-apiserver', 'cmd/kube-controller-manager', 'cmd/kube-scheduler', 'cmd/kubectl'],
  // Helm and kubectl are told the version of the server, and hold the chart's kubeVersion against it.
  variables: {
    'k8s.io/component-base/version.gitVersion': `v${kubernetesVersion}`,
    'k8s.io/component-base/version.gitMajor': major,
    'k8s.io/component-base/version.gitMinor': minor,
  },
  stagedVersion: kubernetesVersion.replace(/^1\./, '0.'),
};

const etcd: GoSource = {
  name: 'etcd',
  module: 'go.etcd.io/etcd/server/v3',
  version: '3.7.3',
  packages: ['.'],
};

/** Files of the programs a cluster is made of. */
export interface ClusterPrograms {
  etcd: string;
  apiserver: string;
  controllerManager: string;
  scheduler: string;
  kubectl: string;
}

/** Builds what is not in our cache yet. @throws one sentence without Go, or when a build fails */
export async function obtainPrograms(say: (line: string) => void): Promise<ClusterPrograms> {
  await buildGoSource(kubernetes, { say });
  await buildGoSource(etcd, { say });
  return {
    etcd: cachedGoSource(etcd, 'server'),
    apiserver: cachedGoSource(kubernetes, 'kube-apiserver'),
    controllerManager: cachedGoSource(kubernetes, 'kube-controller-manager'),
    scheduler: cachedGoSource(kubernetes, 'kube-scheduler'),
    kubectl: cachedGoSource(kubernetes, 'kubectl'),
  };
}
