import { describe, expect, it } from 'vitest';
import { at, listAt } from '@baro/tools/charts/manifest.ts';
import type { Manifest } from '@baro/tools/charts/manifest.ts';
import {
  checkBackups,
  checkCompanions,
  checkDatabases,
  checkServices,
} from '@baro/tools/charts/checks/completeness.ts';
import { checkConnections } from '@baro/tools/charts/checks/connections.ts';
import { checkEnvironment } from '@baro/tools/charts/checks/environment.ts';
import { kindJudge } from '@baro/tools/charts/checks/kinds.ts';
import { checkNetwork } from '@baro/tools/charts/checks/network.ts';
import { checkPods } from '@baro/tools/charts/checks/pods.ts';
import { containerOf, find, golden, plant } from './releases.ts';

const judges = ['1.32', '1.37'].map(kindJudge);
const checkKinds = (manifests: readonly Manifest[]): string[] =>
  judges.flatMap((judge) => manifests.flatMap(judge));

/** What a check says once a fault is planted in the production release. */
function findings(
  check: (manifests: Manifest[]) => string[],
  spoil: (manifests: Manifest[]) => Manifest[] | void,
): string {
  const manifests = golden('production');
  return check(spoil(manifests) ?? manifests).join('\n');
}

const without = (kind: string, name: string) => (manifests: Manifest[]) =>
  manifests.filter((one) => one !== find(manifests, kind, name));

const probe = (name: string, field: string, value: unknown) => (manifests: Manifest[]) =>
  plant(containerOf(find(manifests, 'Deployment', 'baro-directory')), [name, 'grpc', field], value);

/** Takes a peer of one policy out of a direction, or all of them. */
const unpeer = (policy: string, direction: 'ingress' | 'egress', name: string) => (manifests: Manifest[]) => {
  const field = direction === 'ingress' ? 'from' : 'to';
  for (const rule of listAt(find(manifests, 'NetworkPolicy', policy), 'spec', direction)) {
    const kept = listAt(rule, field).filter(
      (peer) => at(peer, 'podSelector', 'matchLabels', 'app.kubernetes.io/name') !== name,
    );
    plant(rule, [field], kept.length > 0 ? kept : [{ ipBlock: { cidr: '192.0.2.0/32' } }]);
  }
};

const config = (name: string, key: string, value: unknown) => (manifests: Manifest[]) =>
  plant(find(manifests, 'ConfigMap', name), ['data', key], value);

describe('the committed releases', () => {
  it.each(['evaluation', 'production', 'production-upgrade', 'ha'])('%s has no fault', (name) => {
    const manifests = golden(name);
    const all = [
      checkKinds,
      checkServices,
      checkDatabases,
      checkEnvironment,
      checkPods,
      checkNetwork,
      checkConnections,
    ];
    const more = name === 'evaluation' ? [] : [checkBackups, checkCompanions];
    expect([...all, ...more].flatMap((check) => check(manifests))).toEqual([]);
  });
});

describe('a planted fault in probes and pods is found', () => {
  it.each([
    ['liveness that looks at the database', probe('livenessProbe', 'service', 'readiness'), 'not liveness'],
    [
      'readiness that looks at the process alone',
      probe('readinessProbe', 'service', 'liveness'),
      'not readiness',
    ],
    ['a probe of another port', probe('livenessProbe', 'port', 8081), 'asks port undefined, not 8080'],
    [
      'a start that may take seconds only',
      (all: Manifest[]) =>
        plant(
          containerOf(find(all, 'Deployment', 'baro-directory')),
          ['startupProbe', 'failureThreshold'],
          3,
        ),
      'gives 15 s',
    ],
    [
      'a root that can be written',
      (all: Manifest[]) =>
        plant(
          containerOf(find(all, 'Deployment', 'baro-tasks')),
          ['securityContext', 'readOnlyRootFilesystem'],
          false,
        ),
      'readOnlyRootFilesystem is not true',
    ],
    [
      'an end before the drain is over',
      (all: Manifest[]) =>
        plant(
          find(all, 'Deployment', 'baro-tasks'),
          ['spec', 'template', 'spec', 'terminationGracePeriodSeconds'],
          20,
        ),
      'before its drain',
    ],
    [
      'a secret as a value',
      config('baro-tasks', 'TASKS_LOG_LEVEL', 'postgres://tasks:pass@db/x'),
      'holds a secret',
    ],
    [
      'a Secret of the chart',
      (all: Manifest[]) => [...all, { apiVersion: 'v1', kind: 'Secret', metadata: { name: 's' } }],
      'the chart makes no secrets',
    ],
    [
      "the migrator's secret in a service",
      (all: Manifest[]) =>
        plant(
          find(all, 'Deployment', 'baro-tasks'),
          ['spec', 'template', 'spec', 'volumes', 1, 'projected', 'sources', 0, 'secret', 'name'],
          'baro-tasks-migrator',
        ),
      "gets the migrator's secret",
    ],
    [
      'the keys of the sealed identities in another service',
      (all: Manifest[]) =>
        plant(
          find(all, 'Deployment', 'baro-petitions'),
          ['spec', 'template', 'spec', 'volumes', 1, 'projected', 'sources', 0, 'secret', 'name'],
          'baro-identity-keys',
        ),
      'baro-petitions: gets the keys of the sealed identities',
    ],
    [
      'the same in the migration of the service that has them',
      (all: Manifest[]) =>
        plant(
          find(all, 'Job', 'baro-complaints-migrate'),
          ['spec', 'template', 'spec', 'volumes', 1, 'projected', 'sources', 0, 'secret', 'name'],
          'baro-identity-keys',
        ),
      'baro-complaints-migrate: gets the keys of the sealed identities',
    ],
  ])('%s', (_, spoil, sentence) => {
    expect(findings(checkPods, spoil)).toContain(sentence);
  });
});

describe('a planted fault in the network is found', () => {
  it.each([
    ['a caller not let in', unpeer('baro-documents', 'ingress', 'custody'), 'documents does not let it in'],
    ['a caller that may not leave', unpeer('baro-gateway', 'egress', 'tasks'), 'gateway may not leave to it'],
    ['no default', without('NetworkPolicy', 'baro-default-deny'), 'nothing denies both directions'],
    ['a service without a policy', without('NetworkPolicy', 'baro-tasks'), 'tasks does not let it in'],
    [
      'a database without a policy',
      without('NetworkPolicy', 'baro-directory-migrate'),
      'directory-migrate does not reach database',
    ],
    [
      'everything let out',
      (all: Manifest[]) => plant(find(all, 'NetworkPolicy', 'baro-tasks'), ['spec', 'egress'], [{}]),
      'tasks → documents:8080 is open, and no program calls it',
    ],
    [
      'metrics closed to Prometheus',
      (all: Manifest[]) => plant(find(all, 'NetworkPolicy', 'baro-tasks'), ['spec', 'ingress'], []),
      'prometheus → tasks:9464 is closed',
    ],
  ])('%s', (_, spoil, sentence) => {
    expect(findings(checkNetwork, spoil)).toContain(sentence);
  });
});

describe('what a release lacks is found', () => {
  it.each([
    ['a service', checkServices, without('Deployment', 'baro-custody'), 'Deployment baro-custody is missing'],
    ['a migration', checkServices, without('Job', 'baro-tasks-migrate'), 'Job baro-tasks-migrate is missing'],
    [
      'a database',
      checkDatabases,
      without('Database', 'baro-tasks'),
      'Database baro_tasks of tasks_migrator is missing',
    ],
    [
      'the database of the sealed identities',
      checkDatabases,
      without('Database', 'baro-identities'),
      'Database baro_identities of identities_migrator is missing',
    ],
    [
      'a lock before the sealed identities',
      checkDatabases,
      (all: Manifest[]) => {
        const rules = at(find(all, 'Cluster', 'baro-postgres'), 'spec', 'postgresql', 'pg_hba') as string[];
        const own = rules.findIndex((rule) => rule.startsWith('host baro_identities identities_app'));
        rules[own] =
          'host baro_identities complaints_app,identities_app,identities_migrator all scram-sha-256';
      },
      'lets others than its two roles into baro_identities',
    ],
    [
      'a role',
      checkDatabases,
      (all: Manifest[]) =>
        plant(find(all, 'Cluster', 'baro-postgres'), ['spec', 'managed', 'roles', 0, 'name'], 'x'),
      'role x by',
    ],
    ['base backups', checkBackups, without('ScheduledBackup', 'baro-postgres'), 'no base backup'],
    [
      'the archive',
      checkBackups,
      (all: Manifest[]) => plant(find(all, 'Cluster', 'baro-postgres'), ['spec', 'plugins'], []),
      'no plugin archives',
    ],
    [
      'the place of the archive',
      checkBackups,
      without('ObjectStore', 'baro-postgres-archive'),
      'the archive has no place',
    ],
    [
      'a volume for files',
      checkCompanions,
      without('PersistentVolumeClaim', 'baro-tasks-attachments'),
      'baro-tasks-attachments is missing',
    ],
    [
      'metrics',
      checkCompanions,
      without('ServiceMonitor', 'baro-custody'),
      'ServiceMonitor baro-custody is missing',
    ],
  ])('%s', (_, check, spoil, sentence) => {
    expect(findings(check, spoil)).toContain(sentence);
  });
});

describe('a planted fault in the configuration is found', () => {
  it.each([
    ['a key misspelt', config('baro-tasks', 'TASKS_DRAIN_DELAY', '5000'), 'tasks knows no TASKS_DRAIN_DELAY'],
    [
      'a key missing',
      config('baro-gateway', 'GATEWAY_TASKS_ADDRESS', undefined),
      'GATEWAY_TASKS_ADDRESS is missing',
    ],
    [
      'a key of the sealed identities missing',
      (all: Manifest[]) =>
        plant(
          find(all, 'Deployment', 'baro-complaints'),
          ['spec', 'template', 'spec', 'volumes', 1, 'projected', 'sources'],
          [],
        ),
      'COMPLAINTS_IDENTITY_KEY_FILE names /run/secrets/baro/identity-key, which no secret',
    ],
    [
      'a migration without the address of the side database',
      (all: Manifest[]) => {
        const job = containerOf(find(all, 'Job', 'baro-complaints-migrate'));
        const env = listAt(job, 'env');
        plant(
          job,
          ['env'],
          env.filter((one) => at(one, 'name') !== 'COMPLAINTS_IDENTITY_MIGRATOR_DATABASE_URL_FILE'),
        );
      },
      'the job has no address of a migrator role, COMPLAINTS_IDENTITY_MIGRATOR_DATABASE_URL_FILE',
    ],
    [
      'a value of another form',
      config('baro-tasks', 'TASKS_DATABASE_POOL_SIZE', 'many'),
      'is not a whole number',
    ],
    [
      'a file no secret gives',
      config('baro-tasks', 'TASKS_NATS_URL_FILE', '/run/secrets/baro/nats'),
      'which no secret or ConfigMap gives',
    ],
    [
      'a folder without a volume',
      config('baro-tasks', 'TASKS_ATTACHMENT_DIR', '/data'),
      'where no volume is',
    ],
  ])('%s', (_, spoil, sentence) => {
    expect(findings(checkEnvironment, spoil)).toContain(sentence);
  });
});

describe('what Kubernetes would not take is found', () => {
  it.each([
    [
      'an unknown field',
      (all: Manifest[]) => plant(containerOf(find(all, 'Deployment', 'baro-tasks')), ['livenesProbe'], {}),
      'has no field livenesProbe',
    ],
    [
      'a wrong type',
      (all: Manifest[]) => plant(find(all, 'Deployment', 'baro-tasks'), ['spec', 'replicas'], 'two'),
      '/spec/replicas must be integer',
    ],
    [
      'a removed version',
      (all: Manifest[]) =>
        plant(find(all, 'HorizontalPodAutoscaler', 'baro-gateway'), ['apiVersion'], 'autoscaling/v2beta1'),
      'autoscaling/v2beta1 HorizontalPodAutoscaler is not served',
    ],
    [
      'an unknown field of a backup',
      (all: Manifest[]) => plant(find(all, 'ScheduledBackup', 'baro-postgres'), ['spec', 'scedule'], 'x'),
      'has no field scedule',
    ],
    [
      'an unknown field of the database cluster',
      (all: Manifest[]) => plant(find(all, 'Cluster', 'baro-postgres'), ['spec', 'postgresql', 'hba'], []),
      'has no field hba',
    ],
  ])('%s', (_, spoil, sentence) => {
    expect(findings(checkKinds, spoil)).toContain(sentence);
  });
});

describe('more connections than PostgreSQL has are found', () => {
  it.each([
    [
      'more replicas',
      (all: Manifest[]) =>
        plant(find(all, 'HorizontalPodAutoscaler', 'baro-documents'), ['spec', 'maxReplicas'], 24),
    ],
    [
      'a larger pool of the side database',
      config('baro-complaints', 'COMPLAINTS_IDENTITY_DATABASE_POOL_SIZE', '64'),
    ],
    ['a larger pool', config('baro-custody', 'CUSTODY_DATABASE_POOL_SIZE', '64')],
    [
      'fewer of them',
      (all: Manifest[]) =>
        plant(
          find(all, 'Cluster', 'baro-postgres'),
          ['spec', 'postgresql', 'parameters', 'max_connections'],
          '400',
        ),
    ],
  ])('%s', (_, spoil) => {
    expect(findings(checkConnections, spoil)).toContain('can be asked for at once');
  });
});
