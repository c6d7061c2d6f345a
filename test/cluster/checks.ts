import { statSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { at, listAt } from '@baro/tools/charts/manifest.ts';
import { chartDir } from '@baro/tools/charts/render.ts';
import { must } from '@baro/tools/cluster/cluster.ts';
import type { Cluster } from '@baro/tools/cluster/cluster.ts';
import { nodeVolume } from '@baro/tools/cluster/node/start-node.ts';
import { migrationOrder, readAudit, refusalsIn } from '@baro/tools/cluster/prove/audit-log.ts';
import { faultsOf } from '@baro/tools/cluster/prove/server-answers.ts';
import { imageServices } from '@baro/tools/images/options.ts';
import { seedDirectory } from '@baro/tools/testing/seed-directory.ts';
import { units } from '../ledger/scene.ts';
import { SteadyCalls } from '../replicas/steady-calls.ts';
import { releaseValues } from './release-values.ts';
import type { Surroundings } from './surroundings.ts';

/** One thing shown, in the order of a release's life. */
export interface ClusterCheck {
  name: string;
  run: () => Promise<string[]>;
}

const inNamespace = '--namespace=baro';
const waiting = ['--wait', '--timeout=300s'];
const gateway = 'http://baro-gateway.baro.svc.cluster.local:8081';

/** Everything that is shown on a cluster that runs the pods. */
export function checksOf(
  cluster: Cluster,
  surroundings: Surroundings,
  say: (line: string) => void,
): ClusterCheck[] {
  const { kubectl, helm } = cluster;
  const values = releaseValues(cluster.dir, surroundings.issuer);
  let token = '';
  let mark = 0;
  const read = async (): Promise<void> => {
    // Twenty a second and loop are enough to see a gap, and leave the machine to the pods.
    await delay(50);
    const headers = { authorization: `Bearer ${token}`, connection: 'close' };
    const url = `${gateway}/v1/directory/units?pageSize=1`;
    const response = await fetch(url, { headers, signal: AbortSignal.timeout(20_000) });
    const text = await response.text();
    if (response.status !== 200) throw new Error(`${response.status} ${text.slice(0, 200)}`);
  };
  /** Runs an act while calls are made. @returns its findings, and the calls that failed */
  const underCalls = async (act: () => Promise<string[]>): Promise<string[]> => {
    token = await surroundings.token('quan-tri');
    const calls = new SteadyCalls({ read }, 2);
    await calls.more(10);
    const findings = await act();
    await calls.more(10);
    const { failures, done } = await calls.end();
    say(`       ${done} calls, ${failures.length} failed`);
    return [...findings, ...failures.slice(0, 5)];
  };
  const helmTest = async (): Promise<string[]> => {
    const tested = await helm('test', 'baro', '--logs', '--timeout=120s', inNamespace);
    for (const line of tested.output.split('\n').filter((one) => /^(ok|FAIL) /.test(one))) {
      say(`       ${line}`);
    }
    return faultsOf(tested);
  };
  return [
    {
      name: 'namespaces, secrets, volumes, servers beside the cluster',
      run: async () => {
        const namespaces = chartDir.replace(/charts\/baro$/, 'deploy/kubernetes/namespaces.yaml');
        await must(kubectl('apply', '--filename', namespaces));
        const volumes = ['documents', 'tasks'].map((name) => nodeVolume(cluster, name));
        const file = cluster.file('beside', [...surroundings.manifests, ...volumes]);
        return faultsOf(await kubectl('apply', '--filename', file));
      },
    },
    {
      name: 'helm install: databases migrated first, then every pod ready',
      run: async () => {
        mark = statSync(cluster.plane.auditLog).size;
        const installed = await helm('install', 'baro', chartDir, ...values, ...waiting, inNamespace);
        const faults = faultsOf(installed);
        if (faults.length > 0) return [...faults, ...(await podsInWords(cluster))];
        return migrationOrder(readAudit(cluster.plane.auditLog, mark, 'baro'), imageServices);
      },
    },
    { name: 'helm test on the empty platform', run: helmTest },
    {
      name: 'a directory is loaded over gRPC, and read through the gateway',
      run: async () => {
        token = await surroundings.token('quan-tri');
        await seedDirectory('baro-directory.baro.svc.cluster.local:8080', token, units);
        await read();
        return [];
      },
    },
    {
      name: 'a pod that is killed comes back',
      run: async () => {
        const [before] = await podsOf(cluster, 'custody');
        await must(kubectl('delete', 'pod', nameOf(before), '--force', '--grace-period=0', inNamespace));
        const wait = ['rollout', 'status', 'deployment/baro-custody', '--timeout=120s', inNamespace];
        await must(kubectl(...wait));
        const [after] = await podsOf(cluster, 'custody');
        return nameOf(after) === nameOf(before) ? [`${nameOf(before)} is still there`] : [];
      },
    },
    {
      name: 'a process that dies is started again by the kubelet',
      run: async () => {
        const [pod] = await podsOf(cluster, 'directory');
        // Process 1 heeds no signal it has no handler for, not even SIGKILL, from its own container: it is asked to end.
        const end = [
          'exec',
          nameOf(pod),
          inNamespace,
          '--',
          '/usr/local/bin/node',
          '-e',
          'process.kill(1,"SIGTERM")',
        ];
        await must(kubectl(...end));
        for (let look = 0; look < 120; look += 1) {
          const [now] = await podsOf(cluster, 'directory');
          const status = listAt(now, 'status', 'containerStatuses')[0];
          if (Number(at(status, 'restartCount')) > 0 && at(status, 'ready') === true) return [];
          await delay(1000);
        }
        return ['it was not started again within two minutes'];
      },
    },
    {
      name: 'an upgrade to an image that is not there fails, what serves goes on',
      run: () =>
        underCalls(async () => {
          const next = ['--set=global.image.tag=9.9.9', '--timeout=20s'];
          const { code } = await helm('upgrade', 'baro', chartDir, ...values, ...next, inNamespace);
          const images = (await podsOf(cluster)).map((pod) => at(pod, 'spec', 'containers', 0, 'image'));
          const wrong = images.filter((image) => String(image).endsWith(':9.9.9'));
          return [
            ...(code === 0 ? ['helm did not wait for the migrations'] : []),
            ...(wrong.length > 0 ? ['a service was touched before its database was migrated'] : []),
          ];
        }),
    },
    {
      name: 'helm upgrade to 1.1.0 under calls',
      run: () =>
        underCalls(async () => {
          mark = statSync(cluster.plane.auditLog).size;
          const next = ['--set=global.image.tag=1.1.0', '--set=global.logLevel=debug'];
          const faults = faultsOf(
            await helm('upgrade', 'baro', chartDir, ...values, ...next, ...waiting, inNamespace),
          );
          return [
            ...faults,
            ...(await notOf(cluster, '1.1.0')),
            ...migrationOrder(readAudit(cluster.plane.auditLog, mark, 'baro'), imageServices),
          ];
        }),
    },
    { name: 'helm test after the upgrade', run: helmTest },
    {
      name: 'helm rollback to revision 1 under calls',
      run: () =>
        underCalls(async () => {
          const faults = faultsOf(await helm('rollback', 'baro', '1', ...waiting, inNamespace));
          return [...faults, ...(await notOf(cluster, '1.0.0'))];
        }),
    },
    { name: 'helm test after the rollback', run: helmTest },
    {
      name: 'the API server refused nobody anything',
      run: async () => refusalsIn(readAudit(cluster.plane.auditLog, 0, 'baro')),
    },
  ];
}

async function podsOf(cluster: Cluster, service?: string): Promise<unknown[]> {
  const labels = `app.kubernetes.io/component=service${service ? `,app.kubernetes.io/name=${service}` : ''}`;
  const said = await must(
    cluster.kubectl('get', 'pods', `--selector=${labels}`, '--output=json', inNamespace),
  );
  return listAt(JSON.parse(said), 'items').filter(
    (pod) => at(pod, 'metadata', 'deletionTimestamp') === undefined,
  );
}

function nameOf(pod: unknown): string {
  return String(at(pod, 'metadata', 'name'));
}

/** Services whose pods run another version. */
async function notOf(cluster: Cluster, tag: string): Promise<string[]> {
  return (await podsOf(cluster))
    .filter((pod) => !String(at(pod, 'spec', 'containers', 0, 'image')).endsWith(`:${tag}`))
    .map((pod) => `${nameOf(pod)} is not of version ${tag}`);
}

/** What there is to see when an installation does not come up. */
async function podsInWords(cluster: Cluster): Promise<string[]> {
  const pods = await cluster.kubectl('get', 'pods,jobs', '--output=wide', inNamespace);
  const events = await cluster.kubectl('get', 'events', '--field-selector=type=Warning', inNamespace);
  return [...pods.output.trimEnd().split('\n'), ...events.output.trimEnd().split('\n').slice(-12)];
}
