import { at, listAt, ofKind, textsAt } from '../manifest.ts';
import type { Manifest } from '../manifest.ts';
import { calleesOf } from '../service-configs.ts';
import { workloadsOf } from '../workload.ts';

/** One end of a connection. */
export interface End {
  name: string;
  namespace: string;
  labels: Record<string, string>;
}

const release = 'baro';

/**
 * Every program reaches exactly whom its configuration has an address of, both ends allowing it, and nobody else; each
 * reaches its database, NATS, Keycloak and the names of hosts; Prometheus reaches the metrics, the ingress the gateway.
 */
export function checkNetwork(manifests: readonly Manifest[]): string[] {
  const policies = ofKind(manifests, 'NetworkPolicy');
  const ends = endsOf(manifests);
  const services = ends.filter(({ labels }) => labels['app.kubernetes.io/component'] === 'service');
  const names = services.map(({ name }) => name);
  return [
    ...checkDefaultDeny(policies),
    ...ends.flatMap((from) =>
      services
        .filter((to) => to !== from)
        .flatMap((to) => checkEdge(policies, from, to, calleesOf(from.name, names).includes(to.name))),
    ),
    ...checkOutside(policies, ends),
  ];
}

function endsOf(manifests: readonly Manifest[]): End[] {
  return workloadsOf(manifests).map(({ role, service, labels }) => ({
    name: role === 'migrate' ? `${service}-migrate` : service,
    namespace: release,
    labels,
  }));
}

function checkDefaultDeny(policies: readonly Manifest[]): string[] {
  const found = policies.some(
    ({ spec }) =>
      Object.keys((at(spec, 'podSelector') as object | undefined) ?? { none: 1 }).length === 0 &&
      ['Ingress', 'Egress'].every((type) => listAt(spec, 'policyTypes').includes(type)) &&
      listAt(spec, 'ingress').length + listAt(spec, 'egress').length === 0,
  );
  return found ? [] : ['NetworkPolicy: nothing denies both directions to every pod of the namespace'];
}

function checkEdge(policies: readonly Manifest[], from: End, to: End, wanted: boolean): string[] {
  const ports = to.name === 'gateway' ? [8080, 8081, 9464] : [8080, 9464];
  return ports.flatMap((port) => {
    const should = wanted && port !== 9464;
    const edge = `NetworkPolicy: ${from.name} → ${to.name}:${port}`;
    const out = mayLeave(policies, from, to, port);
    const into = mayEnter(policies, from, to, port);
    if (should && !out) return [`${edge} is called by the program, and ${from.name} may not leave to it`];
    if (should && !into) return [`${edge} is called by the program, and ${to.name} does not let it in`];
    return !should && (out || into) ? [`${edge} is open, and no program calls it`] : [];
  });
}

interface Outside extends End {
  port: number;
}

const outside: Readonly<Record<string, Outside>> = {
  dns: end('dns', 'kube-system', { 'k8s-app': 'kube-dns' }, 53),
  database: end('database', release, { 'cnpg.io/cluster': 'baro-postgres' }, 5432),
  nats: end('nats', 'nats', { 'app.kubernetes.io/name': 'nats' }, 4222),
  keycloak: end('keycloak', 'keycloak', { app: 'keycloak' }, 8443),
  issuer: end('issuer', 'ingress-nginx', { 'app.kubernetes.io/name': 'ingress-nginx' }, 443),
  ingress: end('ingress', 'ingress-nginx', { 'app.kubernetes.io/name': 'ingress-nginx' }, 0),
  prometheus: end('prometheus', 'monitoring', { 'app.kubernetes.io/name': 'prometheus' }, 0),
};

function end(name: string, namespace: string, labels: Record<string, string>, port: number): Outside {
  return { name, namespace, labels, port };
}

const needs: Readonly<Record<string, readonly string[]>> = {
  service: ['dns', 'database', 'nats', 'keycloak', 'issuer'],
  migrate: ['dns', 'database'],
  smoke: ['dns', 'keycloak', 'issuer'],
};

function checkOutside(policies: readonly Manifest[], ends: readonly End[]): string[] {
  const hasDatabase = policies.some(
    ({ spec }) => 'cnpg.io/cluster' in textsAt(spec, 'podSelector', 'matchLabels'),
  );
  return ends.flatMap((from) => {
    const role = from.labels['app.kubernetes.io/component'] ?? '';
    const reached = ['dns', 'database', 'nats', 'keycloak', 'issuer'].flatMap((name) => {
      const to = outside[name] as Outside;
      const wanted = needs[role]?.includes(name) ?? false;
      const out = mayLeave(policies, from, to, to.port);
      const into = name !== 'database' || !hasDatabase || mayEnter(policies, from, to, to.port);
      if (wanted) return out && into ? [] : [`NetworkPolicy: ${from.name} does not reach ${name}`];
      return out ? [`NetworkPolicy: ${from.name} → ${name} is open, and it needs none`] : [];
    });
    return [...reached, ...(role === 'service' ? checkEntrances(policies, from) : [])];
  });
}

function checkEntrances(policies: readonly Manifest[], to: End): string[] {
  const door = to.name === 'gateway';
  const stranger = end('a pod of another namespace', 'elsewhere', { app: 'x' }, 0);
  const wishes: [End | undefined, number, boolean][] = [
    [outside['prometheus'], 9464, true],
    [outside['prometheus'], 8080, false],
    [outside['ingress'], 8080, door],
    [outside['ingress'], 8081, door],
    [stranger, 8080, false],
    [stranger, 9464, false],
  ];
  return wishes.flatMap(([from, port, wanted]) => {
    if (!from || mayEnter(policies, from, to, port) === wanted) return [];
    return [`NetworkPolicy: ${from.name} → ${to.name}:${port} is ${wanted ? 'closed' : 'open'}`];
  });
}

function mayLeave(policies: readonly Manifest[], from: End, to: End, port: number): boolean {
  return allows(policies, from, 'Egress', to, port);
}

function mayEnter(policies: readonly Manifest[], from: End, to: End, port: number): boolean {
  return allows(policies, to, 'Ingress', from, port);
}

/** As Kubernetes does it: a pod no policy of that direction selects is open, else one rule has to allow it. */
function allows(
  policies: readonly Manifest[],
  pod: End,
  direction: 'Ingress' | 'Egress',
  other: End,
  port: number,
): boolean {
  const chosen = policies.filter(
    ({ spec }) =>
      pod.namespace === release &&
      listAt(spec, 'policyTypes').includes(direction) &&
      selects(at(spec, 'podSelector'), pod.labels),
  );
  if (chosen.length === 0) return true;
  const [rules, peers] = direction === 'Egress' ? ['egress', 'to'] : ['ingress', 'from'];
  return chosen.some(({ spec }) =>
    listAt(spec, rules).some((rule) => matchesPeer(rule, peers, other) && matchesPort(rule, port)),
  );
}

function matchesPort(rule: unknown, port: number): boolean {
  const ports = listAt(rule, 'ports');
  return ports.length === 0 || ports.some((one) => at(one, 'port') === port);
}

function matchesPeer(rule: unknown, field: string, other: End): boolean {
  const peers = listAt(rule, field);
  if (peers.length === 0) return true;
  return peers.some((peer) => {
    if (at(peer, 'ipBlock')) return false;
    const namespace = at(peer, 'namespaceSelector');
    const inside = namespace
      ? selects(namespace, { 'kubernetes.io/metadata.name': other.namespace })
      : other.namespace === release;
    return inside && selects(at(peer, 'podSelector'), other.labels);
  });
}

function selects(selector: unknown, labels: Record<string, string>): boolean {
  const wanted = Object.entries(textsAt(selector, 'matchLabels'));
  return (
    wanted.every(([key, value]) => labels[key] === value) &&
    listAt(selector, 'matchExpressions').every(
      (one) => at(one, 'operator') === 'In' && listAt(one, 'values').includes(labels[String(at(one, 'key'))]),
    )
  );
}
