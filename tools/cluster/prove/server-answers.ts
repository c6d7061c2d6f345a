import { readManifests } from '../../charts/manifest.ts';
import type { Manifest } from '../../charts/manifest.ts';
import type { CommandResult } from '../../platform/command.ts';
import type { Cluster } from '../cluster.ts';

export const namespace = 'baro';

/** What the API server says against objects: what it refuses, and what it takes with a warning. Nothing is kept. */
export async function saidAgainst(
  cluster: Cluster,
  name: string,
  manifests: readonly Manifest[],
): Promise<string[]> {
  const { code, output } = await cluster.kubectl(
    'apply',
    '--server-side',
    '--dry-run=server',
    '--validate=strict',
    '--warnings-as-errors',
    `--namespace=${namespace}`,
    '--filename',
    cluster.file(name, manifests),
  );
  if (code === 0) return [];
  return output
    .split('\n')
    .filter((line) => line !== '' && !line.endsWith('serverside-applied (server dry run)'));
}

/** A command that failed, or passed on a warning of the API server's. */
export function faultsOf({ code, output }: CommandResult): string[] {
  const warnings = output.split('\n').filter((line) => /\bwarn(ing)?\b|would violate|deprecated/i.test(line));
  return code === 0 ? warnings : [output.trim().split('\n').slice(-8).join('\n')];
}

/** The objects of a revision as helm sent them. */
export async function sentByHelm(cluster: Cluster, revision: number): Promise<Manifest[]> {
  const { output } = await cluster.helm(
    'get',
    'manifest',
    'baro',
    `--namespace=${namespace}`,
    `--revision=${revision}`,
  );
  return readManifests(output);
}

/** The live objects of the same kinds and names; one that is not there is left out. */
export async function liveObjects(cluster: Cluster, wanted: readonly Manifest[]): Promise<Manifest[]> {
  const names = wanted.map(
    ({ kind, apiVersion, metadata }) => `${resource(kind, apiVersion)}/${metadata.name}`,
  );
  const { code, output } = await cluster.kubectl(
    'get',
    '--ignore-not-found',
    '--output=json',
    `--namespace=${namespace}`,
    ...names,
  );
  if (code !== 0) throw new Error(output.trim());
  return itemsOf(output);
}

/** Everything of the release that is there, of these kinds: `kind/name`. */
export async function namesOfRelease(cluster: Cluster, kinds: readonly Manifest[]): Promise<string[]> {
  const resources = [...new Set(kinds.map(({ kind, apiVersion }) => resource(kind, apiVersion)))];
  const { code, output } = await cluster.kubectl(
    'get',
    resources.join(','),
    '--output=json',
    '--selector=app.kubernetes.io/instance=baro',
    `--namespace=${namespace}`,
  );
  if (code !== 0) throw new Error(output.trim());
  return itemsOf(output).map(keyOf).sort();
}

export function keyOf({ kind, metadata }: Manifest): string {
  return `${kind}/${metadata.name}`;
}

/** As kubectl names a kind without doubt: `Deployment.v1.apps`, `Service.v1.`. */
function resource(kind: string, apiVersion: string): string {
  const [version = '', group = ''] = apiVersion.split('/').reverse();
  return `${kind}.${version}.${group}`;
}

function itemsOf(json: string): Manifest[] {
  if (json.trim() === '') return [];
  const said = JSON.parse(json) as Manifest & { items?: Manifest[] };
  return said.items ?? [said];
}
