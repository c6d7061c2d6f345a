// Plays the kubelet of nodes that are not there: pods become ready, those of jobs end well, deleted ones go. Nothing is run.
//   node tools/cluster/stand-in-kubelet.ts <kubeconfig>
import { readFileSync } from 'node:fs';
import https from 'node:https';
import { setTimeout as delay } from 'node:timers/promises';

import { parse } from 'yaml';
import { at, listAt } from '../charts/manifest.ts';
import type { Manifest } from '../charts/manifest.ts';

const everyMs = 400;
/** The node controller takes a node for gone after 50 s. */
const heartbeatMs = 10_000;
const ask = clientOf(process.argv[2] ?? '');
let nextHeartbeat = 0;

for (;;) {
  await turn().catch((error: unknown) => process.stderr.write(`${String(error)}\n`));
  await delay(everyMs);
}

async function turn(): Promise<void> {
  if (Date.now() >= nextHeartbeat) {
    for (const node of await list('/api/v1/nodes')) await beat(node);
    nextHeartbeat = Date.now() + heartbeatMs;
  }
  for (const pod of await list('/api/v1/pods')) {
    const place = `/api/v1/namespaces/${pod.metadata.namespace ?? ''}/pods/${pod.metadata.name}`;
    if (at(pod, 'spec', 'nodeName') === undefined) continue;
    if (at(pod, 'metadata', 'deletionTimestamp') !== undefined) {
      await ask('DELETE', place, { gracePeriodSeconds: 0 });
    } else if (at(pod, 'status', 'phase') === 'Pending') {
      await ask('PATCH', `${place}/status`, { status: lifeOf(pod) });
    }
  }
}

async function beat({ metadata }: Manifest): Promise<void> {
  const lastHeartbeatTime = new Date().toISOString();
  const ready = { type: 'Ready', status: 'True', reason: 'StandIn', lastHeartbeatTime };
  await ask('PATCH', `/api/v1/nodes/${metadata.name}/status`, { status: { conditions: [ready] } });
}

/** The status of a pod that came up, or of a job's that has done its work. */
function lifeOf(pod: Manifest): object {
  const isDone = at(pod, 'spec', 'restartPolicy') !== 'Always';
  const now = new Date().toISOString();
  const state = isDone
    ? { terminated: { exitCode: 0, reason: 'Completed', startedAt: now, finishedAt: now } }
    : { running: { startedAt: now } };
  const status = isDone ? 'False' : 'True';
  return {
    phase: isDone ? 'Succeeded' : 'Running',
    startTime: now,
    conditions: ['Initialized', 'ContainersReady', 'Ready'].map((type) => ({
      type,
      status,
      lastTransitionTime: now,
    })),
    containerStatuses: listAt(pod, 'spec', 'containers').map((container) => ({
      name: at(container, 'name'),
      image: at(container, 'image'),
      imageID: '',
      ready: !isDone,
      started: !isDone,
      restartCount: 0,
      state,
    })),
  };
}

async function list(place: string): Promise<Manifest[]> {
  return listAt(await ask('GET', place), 'items') as Manifest[];
}

type Ask = (method: string, path: string, body?: object) => Promise<unknown>;

/** Speaks to the API server of a kubeconfig. What is gone meanwhile is no failure. */
function clientOf(file: string): Ask {
  const config: unknown = parse(readFileSync(file, 'utf8'));
  const server = new URL(String(at(config, 'clusters', 0, 'cluster', 'server')));
  const ca = readFileSync(String(at(config, 'clusters', 0, 'cluster', 'certificate-authority')));
  const token = String(at(config, 'users', 0, 'user', 'token'));
  const agent = new https.Agent({ keepAlive: true, ca });
  return (method, path, body) =>
    new Promise((resolve, reject) => {
      const type = method === 'PATCH' ? 'application/strategic-merge-patch+json' : 'application/json';
      const text = body === undefined ? '' : JSON.stringify(body);
      const headers = {
        authorization: `Bearer ${token}`,
        'content-type': type,
        // Node sends a DELETE's body without saying that there is one.
        'content-length': Buffer.byteLength(text),
      };
      const request = https.request(new URL(path, server), { method, headers, agent }, (response) => {
        let answer = '';
        response.on('data', (part: Buffer) => (answer += part.toString()));
        response.once('end', () => {
          const code = response.statusCode ?? 0;
          if (code >= 400 && code !== 404 && code !== 409) {
            reject(new Error(`${method} ${path}: ${code} ${answer}`));
          } else resolve(JSON.parse(answer));
        });
      });
      request.once('error', reject);
      request.end(text);
    });
}
