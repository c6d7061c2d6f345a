import path from 'node:path';
import { readFileSync } from 'node:fs';

import { makeSecrets } from '../../charts/make-secrets.ts';
import { readManifests } from '../../charts/manifest.ts';
import type { Manifest } from '../../charts/manifest.ts';
import { inTurns, installations, render, root, valuesOf } from '../../charts/render.ts';
import type { Child } from '../../platform/child.ts';
import type { Cluster } from '../cluster.ts';
import { kubernetesVersion } from '../programs.ts';
import { plantedFaults, withFault } from './planted-faults.ts';
import { LivingRelease } from './release.ts';
import { faultsOf, namespace, saidAgainst } from './server-answers.ts';

/** One thing shown on the cluster. */
export interface Proof {
  name: string;
  run: () => Promise<string[]>;
}

/** In this order: later ones live on what earlier ones left. */
export function proofs(cluster: Cluster, nodes: Child, helm: string): Proof[] {
  const release = new LivingRelease(cluster, nodes);
  const dryRuns = Object.keys(installations).flatMap((name) =>
    name === 'production' ? [name, `${name}-upgrade`] : [name],
  );
  return [
    { name: 'namespaces of deploy/kubernetes', run: () => applyNamespaces(cluster) },
    { name: 'what deploy/kubernetes holds for operators', run: () => dryRunDeployed(cluster) },
    { name: 'secrets of charts:secrets', run: () => apply(cluster, 'secrets', secrets()) },
    ...dryRuns.map((name) => ({
      name: `${name}: every object is taken, none with a warning`,
      run: async () => saidAgainst(cluster, name, await renderOf(helm, name)),
    })),
    { name: `planted faults: each of ${plantedFaults.length} is found`, run: () => plantAll(cluster, helm) },
    { name: 'a quota, as cities set one', run: () => apply(cluster, 'quota', [quota]) },
    { name: 'install: evaluation', run: () => release.install() },
    { name: 'revision 1 is there as sent, its pods ready', run: () => release.isAsSent(1) },
    {
      name: 'upgrade fails while a migration does not end, and touches nothing',
      run: () => release.upgradeWithoutNodes(),
    },
    { name: 'upgrade: next version, new kinds', run: () => release.upgrade() },
    {
      name: 'every migration was complete before a deployment was touched',
      run: () => release.migratedFirst(),
    },
    { name: 'revision 3 is there as sent, its pods ready', run: () => release.isAsSent(3) },
    { name: 'rollback to revision 1', run: () => release.rollBack() },
    { name: 'the live objects are those of revision 1 again', run: () => release.isFirstAgain() },
    { name: 'nobody was refused anything, no pod either', run: () => release.nobodyRefused() },
    { name: 'uninstall keeps what holds data', run: () => release.uninstall() },
  ];
}

async function applyNamespaces(cluster: Cluster): Promise<string[]> {
  const file = path.join(root, 'deploy', 'kubernetes', 'namespaces.yaml');
  return faultsOf(await cluster.kubectl('apply', '--warnings-as-errors', '--filename', file));
}

/** Each alone, in an object that was just taken as it is. */
async function plantAll(cluster: Cluster, helm: string): Promise<string[]> {
  const manifests = await renderOf(helm, 'production');
  return inTurns(plantedFaults, async (fault) => {
    const { name, sentence } = fault;
    const file = `planted-${name.replaceAll(' ', '-')}`;
    const said = (await saidAgainst(cluster, file, [withFault(manifests, fault)])).join('\n');
    return said.includes(sentence) ? [] : [`${name}: nothing says "${sentence}": ${said || 'it was taken'}`];
  });
}

/** Keycloak's own kinds are published nowhere we reach; its database is CloudNativePG's. */
async function dryRunDeployed(cluster: Cluster): Promise<string[]> {
  const text = readFileSync(path.join(root, 'deploy', 'kubernetes', 'keycloak.yaml'), 'utf8');
  const known = readManifests(text).filter(({ apiVersion }) => !apiVersion.startsWith('k8s.keycloak.org/'));
  const file = cluster.file('deployed', known);
  const how = ['--server-side', '--dry-run=server', '--validate=strict', '--warnings-as-errors'];
  return faultsOf(await cluster.kubectl('apply', ...how, '--filename', file));
}

async function apply(cluster: Cluster, name: string, manifests: readonly Manifest[]): Promise<string[]> {
  const file = cluster.file(name, manifests);
  return faultsOf(
    await cluster.kubectl('apply', '--warnings-as-errors', '--validate=strict', '--filename', file),
  );
}

function secrets(): Manifest[] {
  return makeSecrets({ release: 'baro', namespace, nats: 'nats.nats.svc:4222', districts: [] });
}

/** With it a pod that does not say what it needs is refused. */
const quota: Manifest = {
  apiVersion: 'v1',
  kind: 'ResourceQuota',
  metadata: { name: 'city', namespace },
  spec: { hard: { 'requests.cpu': '8', 'requests.memory': '16Gi', 'limits.memory': '32Gi', pods: '60' } },
};

async function renderOf(helm: string, name: string): Promise<Manifest[]> {
  const [installation = ''] = name.split('-');
  const rendered = await render({
    helm,
    values: valuesOf(installation),
    kubernetes: kubernetesVersion,
    upgrade: name.endsWith('-upgrade'),
  });
  if ('refusal' in rendered) throw new Error(rendered.refusal);
  return rendered.manifests;
}
