import { at, listAt, nameOf, ofKind } from '../manifest.ts';
import type { Manifest } from '../manifest.ts';
import { secretFilesOf, workloadsOf } from '../workload.ts';
import type { Workload } from '../workload.ts';

/** What a pod and its container must say, whichever it is. */
const wanted: readonly [path: readonly string[], value: unknown][] = [
  [['securityContext', 'runAsNonRoot'], true],
  [['securityContext', 'runAsUser'], 1000],
  [['securityContext', 'seccompProfile', 'type'], 'RuntimeDefault'],
  [['automountServiceAccountToken'], false],
];
const wantedOfContainer: readonly [path: readonly string[], value: unknown][] = [
  [['securityContext', 'readOnlyRootFilesystem'], true],
  [['securityContext', 'allowPrivilegeEscalation'], false],
  [['securityContext', 'capabilities', 'drop', '0'], 'ALL'],
];

/** Pods are confined, are looked at the right way, end gently; secrets are files, the migrator's only its job's. */
export function checkPods(manifests: readonly Manifest[]): string[] {
  const workloads = workloadsOf(manifests);
  return [
    ...workloads.flatMap(checkConfinement),
    ...workloads
      .filter(({ role }) => role === 'service')
      .flatMap((one) => [...checkProbes(one), ...checkEnd(one)]),
    ...workloads.flatMap(checkSecrets),
    ...ofKind(manifests, 'Secret').map(
      (secret) => `${nameOf(secret)}: the chart makes no secrets, it names the city's`,
    ),
  ];
}

function checkConfinement({ manifest, pod, container }: Workload): string[] {
  const findings = [
    ...wanted.map(([path, value]) => expected(pod, path, value)),
    ...wantedOfContainer.map(([path, value]) => expected(container, path, value)),
    ...['requests.cpu', 'requests.memory', 'limits.memory'].map((name) =>
      at(container, 'resources', ...name.split('.')) === undefined ? `has no resources.${name}` : undefined,
    ),
    /(:latest|:)$/.test(String(at(container, 'image')))
      ? 'its image has no certain tag or digest'
      : undefined,
    listAt(pod, 'containers').length === 1 ? undefined : 'has more than one container',
    listAt(container, 'volumeMounts').some((mount) => at(mount, 'mountPath') === '/tmp')
      ? undefined
      : 'has no /tmp of its own',
  ];
  return findings.flatMap((finding) => (finding ? [`${nameOf(manifest)}: ${finding}`] : []));
}

function expected(value: unknown, path: readonly string[], wish: unknown): string | undefined {
  return at(value, ...path) === wish ? undefined : `${path.join('.')} is not ${String(wish)}`;
}

/** Startup waits long, readiness looks at the database, liveness at the process alone: never the same look. */
function checkProbes({ manifest, container, service }: Workload): string[] {
  const http = service === 'gateway';
  const looks = http
    ? { startupProbe: '/readyz', readinessProbe: '/readyz', livenessProbe: '/livez' }
    : { startupProbe: 'readiness', readinessProbe: 'readiness', livenessProbe: 'liveness' };
  const findings = Object.entries(looks).flatMap(([probe, look]) => {
    const kind = http ? 'httpGet' : 'grpc';
    const asked = at(container, probe, kind, http ? 'path' : 'service');
    const port = portNumber(container, at(container, probe, kind, 'port'));
    const right = http ? 8081 : 8080;
    return [
      ...(asked === look ? [] : [`${probe} asks ${String(asked)}, not ${look}`]),
      ...(port === right ? [] : [`${probe} asks port ${String(port)}, not ${right}`]),
    ];
  });
  const startSeconds =
    Number(at(container, 'startupProbe', 'failureThreshold')) *
    Number(at(container, 'startupProbe', 'periodSeconds'));
  if (!(startSeconds >= 120)) findings.push(`startupProbe gives ${startSeconds} s, fewer than 120`);
  return findings.map((finding) => `${nameOf(manifest)}: ${finding}`);
}

/** A named port's number, and a number only when the container has it. */
function portNumber(container: unknown, port: unknown): unknown {
  const known = listAt(container, 'ports').find(
    (one) => at(one, 'name') === port || at(one, 'containerPort') === port,
  );
  return at(known, 'containerPort');
}

function checkEnd({ manifest, pod, service, env }: Workload): string[] {
  const prefix = service.toUpperCase().replaceAll('-', '_');
  const needed = Number(env[`${prefix}_DRAIN_DELAY_MS`]) + Number(env[`${prefix}_DRAIN_MS`]);
  const grace = Number(at(pod, 'terminationGracePeriodSeconds')) * 1000;
  return grace > needed
    ? []
    : [`${nameOf(manifest)}: is ended after ${grace} ms, before its drain of ${needed} ms is over`];
}

/** The one Secret whose keys open the sealed identities. */
const identityKeys = 'baro-identity-keys/';
const keeper = 'complaints';

const secretText = /:\/\/[^/@\s]*:[^/@\s]*@|-----BEGIN/;

function checkSecrets(workload: Workload): string[] {
  const { manifest, role, env } = workload;
  const given = Object.entries(env).filter(([, value]) => secretText.test(value));
  const mounted = [...secretFilesOf(workload).values()];
  const migrator = mounted.filter((from) => from.includes('-migrator/'));
  const isKeeper = role === 'service' && workload.service === keeper;
  const holdsKeys = mounted.some((from) => from.startsWith(identityKeys));
  return [
    ...(holdsKeys && !isKeeper ? [`${nameOf(manifest)}: gets the keys of the sealed identities`] : []),
    ...given.map(([key]) => `${nameOf(manifest)}: ${key} holds a secret as a value; secrets come as files`),
    ...(role !== 'migrate' && migrator.length > 0 ? [`${nameOf(manifest)}: gets the migrator's secret`] : []),
    ...(role === 'migrate' && migrator.length === 0 ? [`${nameOf(manifest)}: has no migrator's secret`] : []),
  ];
}
