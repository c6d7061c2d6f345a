import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { stringify } from 'yaml';
import { type Child, lastWords, startChild } from '../platform/child.ts';
import { runCommand } from '../platform/command.ts';
import { poll } from '../platform/poll.ts';
import { findFreePort, LOOPBACK } from '../platform/ports.ts';
import { makeCredentials } from './credentials.ts';
import type { Credentials } from './credentials.ts';
import type { ClusterPrograms } from './programs.ts';

/** A cluster to bring up. */
export interface ClusterWish {
  programs: ClusterPrograms;
  /** Data, credentials and logs; nothing is written elsewhere. */
  dir: string;
  /** Where the API server listens. */
  host?: string;
  /** The processes outlive the one that starts them. */
  lasting?: boolean;
  /** Told of each process before it is ready. */
  onSpawn: (name: string, child: Child) => void;
}

/** A running control plane. */
export interface ControlPlane {
  address: string;
  credentials: Credentials;
  /** Every request it was asked, one JSON a line. */
  auditLog: string;
  start: (
    name: string,
    command: string,
    args: readonly string[],
    env?: Readonly<Record<string, string>>,
  ) => Promise<Child>;
}

const serviceRange = '10.96.0.0/16';

/** Brings up etcd, the API server, the controllers and the scheduler; resolves when the API server is ready. */
export async function startControlPlane(wish: ClusterWish): Promise<ControlPlane> {
  const { programs, dir, host = LOOPBACK, lasting = false, onSpawn } = wish;
  mkdirSync(path.join(dir, 'logs'), { recursive: true });
  const [etcdPort, peerPort, port] = [await findFreePort(), await findFreePort(), await findFreePort()];
  const address = `https://${host}:${port}`;
  const credentials = makeCredentials(path.join(dir, 'credentials'), address);
  const auditLog = path.join(dir, 'logs', 'audit.jsonl');
  const start: ControlPlane['start'] = (name, command, args, env = {}) =>
    startChild({
      command,
      args,
      env: { PATH: process.env['PATH'], HOME: dir, ...env },
      logFile: path.join(dir, 'logs', `${name}.log`),
      cwd: dir,
      deathSignal: lasting ? undefined : 'SIGTERM',
      onSpawn: (child) => onSpawn(name, child),
    });
  const etcdUrl = `http://${LOOPBACK}:${etcdPort}`;
  const etcd = await start('etcd', programs.etcd, etcdArgs(dir, etcdUrl, `http://${LOOPBACK}:${peerPort}`));
  const apiserver = await start('apiserver', programs.apiserver, [
    `--etcd-servers=${etcdUrl}`,
    `--bind-address=${host}`,
    `--advertise-address=${host}`,
    `--secure-port=${port}`,
    // Nothing inside looks for it by the service `kubernetes`, which may not lead to loopback.
    '--endpoint-reconciler-type=none',
    `--cert-dir=${credentials.certificates}`,
    `--token-auth-file=${credentials.tokens}`,
    // A node's name is known to nobody's name server.
    '--kubelet-preferred-address-types=InternalIP',
    '--authorization-mode=Node,RBAC',
    '--enable-admission-plugins=NodeRestriction',
    // As every distribution has it: who may be privileged says the namespace (PodSecurity), not the server.
    '--allow-privileged=true',
    '--service-account-issuer=https://kubernetes.default.svc',
    `--service-account-key-file=${credentials.signingKey}`,
    `--service-account-signing-key-file=${credentials.signingKey}`,
    `--service-cluster-ip-range=${serviceRange}`,
    `--audit-log-path=${auditLog}`,
    `--audit-policy-file=${writeAuditPolicy(dir)}`,
  ]);
  const kubeconfig = credentials.kubeconfig('admin');
  await poll(
    async () => {
      for (const child of [etcd, apiserver]) {
        if (child.hasExited()) throw new Error(`It ended. ${lastWords(child)}`);
      }
      const ready = ['--kubeconfig', kubeconfig, 'get', '--raw', '/readyz'];
      return (await runCommand(programs.kubectl, ready)).output.trim() === 'ok';
    },
    { what: 'the API server', timeoutMs: 120_000, everyMs: 500 },
  );
  await start('controller-manager', programs.controllerManager, [
    `--kubeconfig=${credentials.kubeconfig('controller-manager')}`,
    '--leader-elect=false',
    '--secure-port=0',
    '--use-service-account-credentials=true',
    `--service-account-private-key-file=${credentials.signingKey}`,
    `--root-ca-file=${path.join(credentials.certificates, 'apiserver.crt')}`,
  ]);
  await start('scheduler', programs.scheduler, [
    `--kubeconfig=${credentials.kubeconfig('scheduler')}`,
    '--leader-elect=false',
    '--secure-port=0',
  ]);
  return { address, credentials, auditLog, start };
}

function etcdArgs(dir: string, url: string, peerUrl: string): string[] {
  return [
    '--name=baro',
    `--data-dir=${path.join(dir, 'etcd')}`,
    `--listen-client-urls=${url}`,
    `--advertise-client-urls=${url}`,
    `--listen-peer-urls=${peerUrl}`,
    `--initial-advertise-peer-urls=${peerUrl}`,
    `--initial-cluster=baro=${peerUrl}`,
    '--log-level=warn',
    // It holds nothing that has to outlive the machine.
    '--unsafe-no-fsync',
  ];
}

/** Jobs in full: what they came to shows there alone, long after helm has removed them. No secret is ever written down. */
function writeAuditPolicy(dir: string): string {
  const file = path.join(dir, 'audit-policy.yaml');
  const policy = {
    apiVersion: 'audit.k8s.io/v1',
    kind: 'Policy',
    omitStages: ['RequestReceived', 'ResponseStarted'],
    rules: [
      { level: 'None', resources: [{ group: 'coordination.k8s.io' }] },
      { level: 'RequestResponse', resources: [{ group: 'batch', resources: ['jobs', 'jobs/status'] }] },
      { level: 'Metadata' },
    ],
  };
  writeFileSync(file, stringify(policy));
  return file;
}
