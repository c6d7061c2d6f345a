import path from 'node:path';

import { jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';

import { obtainNats } from './nats-binary.ts';
import { type NatsMember, type RunningNats, startNats } from './nats.ts';
import { findFreePort } from './ports.ts';

const SIZE = 3;

/** Three servers that keep every stream together, for tests. */
export interface NatsCluster {
  /** All servers, as services are given them. */
  url: string;
  names: readonly string[];
  /** The server that leads a stream now; undefined while they choose one. */
  leaderOf: (stream: string) => Promise<string | undefined>;
  /** Ends one as a power cut would. */
  kill: (name: string) => Promise<void>;
  /** Starts one that was killed on what it had kept. */
  start: (name: string) => Promise<void>;
  stop: () => Promise<void>;
}

/** Starts a cluster on loopback. */
export async function startNatsCluster(dir: string): Promise<NatsCluster> {
  const binary = await obtainNats();
  const ports: number[] = [];
  while (ports.length < SIZE) ports.push(await findFreePort());
  const members: (NatsMember & { client: number })[] = [];
  for (const [index, port] of ports.entries()) {
    members.push({ name: `nats-${index + 1}`, port, ports, client: await findFreePort() });
  }
  const running = new Map<string, RunningNats>();
  const start = async (name: string): Promise<void> => {
    const member = members.find((one) => one.name === name);
    if (!member) throw new Error(`no server ${name}`);
    const home = path.join(dir, name);
    const options = { port: member.client, dir: home, logFile: `${home}.log`, member };
    running.set(name, await startNats(binary, options));
  };
  const names = members.map(({ name }) => name);
  await Promise.all(names.map(start));
  const addresses = members.map(({ client }) => `127.0.0.1:${client}`);
  return {
    url: addresses.map((address) => `nats://${address}`).join(','),
    names,
    leaderOf: (stream) => findLeader(addresses, stream),
    kill: async (name) => {
      await running.get(name)?.child.stop({ signal: 'SIGKILL', graceMs: 0 });
      running.delete(name);
    },
    start,
    stop: async () => {
      await Promise.all([...running.values()].map((one) => one.stop()));
    },
  };
}

async function findLeader(servers: string[], stream: string): Promise<string | undefined> {
  const connection = await connect({ servers });
  try {
    const info = await (await jetstreamManager(connection)).streams.info(stream);
    return info.cluster?.leader;
  } catch {
    // No stream yet, or nobody leads: the caller looks again.
    return undefined;
  } finally {
    await connection.close();
  }
}
