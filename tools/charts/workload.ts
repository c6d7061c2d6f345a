import { at, listAt, textsAt } from './manifest.ts';
import type { Manifest } from './manifest.ts';

/** Something that becomes pods of ours. */
export interface Workload {
  manifest: Manifest;
  role: 'service' | 'migrate' | 'smoke';
  /** Name of the service it belongs to. */
  service: string;
  labels: Record<string, string>;
  pod: unknown;
  container: unknown;
  /** Its whole environment, config maps included. */
  env: Record<string, string>;
}

/** Deployments, jobs and pods of the release. */
export function workloadsOf(manifests: readonly Manifest[]): Workload[] {
  return manifests.flatMap((manifest) => {
    const role = ({ Deployment: 'service', Job: 'migrate', Pod: 'smoke' } as const)[manifest.kind];
    if (!role) return [];
    const template = manifest.kind === 'Pod' ? manifest : at(manifest, 'spec', 'template');
    const labels = textsAt(template, 'metadata', 'labels');
    const container = listAt(template, 'spec', 'containers')[0];
    return [
      {
        manifest,
        role,
        service: labels['app.kubernetes.io/name'] ?? '',
        labels,
        pod: at(template, 'spec'),
        container,
        env: environmentOf(container, manifests),
      },
    ];
  });
}

function environmentOf(container: unknown, manifests: readonly Manifest[]): Record<string, string> {
  const env: Record<string, string> = {};
  for (const source of listAt(container, 'envFrom')) {
    const name = at(source, 'configMapRef', 'name');
    const map = manifests.find(({ kind, metadata }) => kind === 'ConfigMap' && metadata.name === name);
    Object.assign(env, textsAt(map, 'data'));
  }
  for (const entry of listAt(container, 'env')) env[String(at(entry, 'name'))] = String(at(entry, 'value'));
  return env;
}

/** Whether a setting names keys of the sealed identities: no pod but its service's is given them, not even the migration job. */
export function isIdentityKey(setting: string): boolean {
  return /_IDENTITY(_INDEX)?_KEY_FILE$/.test(setting);
}

/** Files the pod's secrets give it: path → `secret/key`. */
export function secretFilesOf(workload: Workload): Map<string, string> {
  return filesOf(workload, 'secret');
}

/** Files its ConfigMaps give it: path → `map/key`. */
export function configFilesOf(workload: Workload): Map<string, string> {
  return filesOf(workload, 'configMap');
}

function filesOf({ pod, container }: Workload, kind: 'secret' | 'configMap'): Map<string, string> {
  const files = new Map<string, string>();
  for (const mount of listAt(container, 'volumeMounts')) {
    const volume = listAt(pod, 'volumes').find((one) => at(one, 'name') === at(mount, 'name'));
    const own = at(volume, kind);
    const sources = own ? [own] : listAt(volume, 'projected', 'sources').map((one) => at(one, kind));
    for (const source of sources) {
      const name = String(at(source, 'name') ?? at(source, 'secretName'));
      for (const item of listAt(source, 'items')) {
        files.set(
          `${String(at(mount, 'mountPath'))}/${String(at(item, 'path'))}`,
          `${name}/${String(at(item, 'key'))}`,
        );
      }
    }
  }
  return files;
}

/** Folders the container may write into. */
export function writableFoldersOf({ container }: Workload): string[] {
  return listAt(container, 'volumeMounts')
    .filter((mount) => at(mount, 'readOnly') !== true)
    .map((mount) => String(at(mount, 'mountPath')));
}
