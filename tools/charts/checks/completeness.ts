import { gateway, services } from '../../start/services.ts';
import { at, listAt, ofKind } from '../manifest.ts';
import type { Manifest } from '../manifest.ts';
import { configSpecs } from '../service-configs.ts';

/** Everything the platform is made of, from the one list. */
export const programs: readonly string[] = [...services, gateway].map(({ name }) => name);
/** One of each program, and those a service has beside it. */
const databaseNames: readonly string[] = [...services, gateway].flatMap(({ name, sides = [] }) => [
  name,
  ...sides.map((side) => side.name),
]);

/** What each service must have in a release: kind → name of its object. */
const ofEach: Readonly<Record<string, (name: string) => string>> = {
  Deployment: (name) => `baro-${name}`,
  Service: (name) => `baro-${name}`,
  ServiceAccount: (name) => `baro-${name}`,
  Job: (name) => `baro-${name}-migrate`,
};

/** Each service of tools/start/services.ts has its objects, and there are none of a service that is not. */
export function checkServices(manifests: readonly Manifest[]): string[] {
  return Object.entries(ofEach).flatMap(([kind, nameFor]) =>
    compare(
      kind,
      programs.map(nameFor),
      ofKind(manifests, kind).map(({ metadata }) => metadata.name),
    ),
  );
}

/** Databases, their two roles, and whatever keeps them: a dropped one is red. */
export function checkDatabases(manifests: readonly Manifest[]): string[] {
  const [cluster] = ofKind(manifests, 'Cluster');
  if (!cluster) return ['Cluster: postgres.create is on, and there is no cluster'];
  const databases = ofKind(manifests, 'Database');
  const roles = listAt(cluster, 'spec', 'managed', 'roles');
  return [
    ...compare(
      'Database',
      databaseNames.map((name) => `baro_${name} of ${name}_migrator`),
      databases.map(({ spec }) => `${String(at(spec, 'name'))} of ${String(at(spec, 'owner'))}`),
    ),
    ...compare(
      'role',
      databaseNames.flatMap((name) =>
        ['app', 'migrator'].map((role) => `${name}_${role} by baro-${name}-${role}`),
      ),
      roles.map((role) => `${String(at(role, 'name'))} by ${String(at(role, 'passwordSecret', 'name'))}`),
    ),
    ...checkAdmission(cluster),
    ...databases.flatMap(({ metadata, spec }) =>
      compare(
        `extension of ${metadata.name}`,
        ['btree_gin', 'pg_trgm', 'unaccent'],
        listAt(spec, 'extensions').map((one) => String(at(one, 'name'))),
      ),
    ),
    ...[cluster, ...databases]
      .filter(({ metadata }) => metadata.annotations?.['helm.sh/resource-policy'] !== 'keep')
      .map(({ kind, metadata }) => `${kind} ${metadata.name}: does not outlive an uninstalled release`),
  ];
}

/** Into each database come its own two roles, and nobody after them. */
function checkAdmission(cluster: Manifest): string[] {
  const rules = listAt(cluster, 'spec', 'postgresql', 'pg_hba').map(String);
  return databaseNames.flatMap((name) => {
    const wanted = [
      `host baro_${name} ${name}_app,${name}_migrator all scram-sha-256`,
      `host baro_${name} all all reject`,
    ];
    const found = rules.filter((rule) => rule.split(' ')[1] === `baro_${name}`);
    return found.join() === wanted.join()
      ? []
      : [`Cluster: pg_hba lets others than its two roles into baro_${name}`];
  });
}

/** The archive of every change and the base backups are there, and of this cluster. */
export function checkBackups(manifests: readonly Manifest[]): string[] {
  const [cluster] = ofKind(manifests, 'Cluster');
  const [store] = ofKind(manifests, 'ObjectStore');
  const archiver = listAt(cluster, 'spec', 'plugins').find((plugin) => at(plugin, 'isWALArchiver') === true);
  const backups = ofKind(manifests, 'ScheduledBackup');
  const findings = [
    store ? undefined : 'ObjectStore: there is none, the archive has no place',
    store && at(archiver, 'parameters', 'barmanObjectName') === store.metadata.name
      ? undefined
      : 'Cluster: no plugin archives its write-ahead log into the object store',
    backups.some(
      ({ spec }) => at(spec, 'cluster', 'name') === cluster?.metadata.name && at(spec, 'method') === 'plugin',
    )
      ? undefined
      : 'ScheduledBackup: no base backup of the cluster is made',
  ];
  return findings.flatMap((finding) => (finding ? [finding] : []));
}

/** Files, disruption and metrics of those that need them. */
export function checkCompanions(manifests: readonly Manifest[]): string[] {
  const keepers = programs.filter((name) =>
    Object.values(configSpecs[name] ?? {}).some(({ key }) => key === 'ATTACHMENT_DIR'),
  );
  const names = (kind: string): string[] => ofKind(manifests, kind).map(({ metadata }) => metadata.name);
  const all = programs.map((name) => `baro-${name}`);
  return [
    ...compare(
      'PersistentVolumeClaim',
      keepers.map((name) => `baro-${name}-attachments`),
      names('PersistentVolumeClaim'),
    ),
    ...compare('PodDisruptionBudget', all, names('PodDisruptionBudget')),
    ...compare('ServiceMonitor', all, names('ServiceMonitor')),
  ];
}

function compare(kind: string, wanted: readonly string[], there: readonly string[]): string[] {
  return [
    ...wanted.filter((name) => !there.includes(name)).map((name) => `${kind} ${name} is missing`),
    ...there.filter((name) => !wanted.includes(name)).map((name) => `${kind} ${name} belongs to no service`),
  ];
}

/** Every service signs in to NATS as itself. */
export function checkNatsValues(values: unknown): string[] {
  const users = listAt(values, 'config', 'merge', 'authorization', 'users').map((one) =>
    String(at(one, 'user')),
  );
  const keys = Object.values((at(values, 'container', 'env') as object | undefined) ?? {}).map((one) =>
    String(at(one, 'valueFrom', 'secretKeyRef', 'key')),
  );
  return [...compare('user of NATS', programs, users), ...compare('password of NATS', programs, keys)];
}
