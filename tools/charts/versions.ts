/** A Kubernetes the charts are judged for. */
export interface KubernetesVersion {
  /** Minor version. */
  name: string;
  /** What helm is told. */
  helm: string;
  /** The release its schemas are of. */
  schema: string;
}

/** The oldest supported (the charts' `kubeVersion`) and the newest known. */
export const kubernetesVersions: readonly KubernetesVersion[] = [
  { name: '1.32', helm: '1.32.0', schema: '1.32.13' },
  { name: '1.37', helm: '1.37.0', schema: '1.37.2' },
];
