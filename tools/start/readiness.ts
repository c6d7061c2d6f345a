import { Client, credentials } from '@grpc/grpc-js';

import { type Child, lastWords } from '../platform/child.ts';
import { poll } from '../platform/poll.ts';

const HEALTH_CHECK = '/grpc.health.v1.Health/Check';
const LOOK_MS = 2000;
const READY_WITHIN_MS = 90_000;

/** What is waited for. */
export interface Awaited {
  name: string;
  child: Child;
  logFile: string;
  look: () => Promise<boolean>;
}

/** Waits until a process that was just started serves; its own last words say why when it ended instead. */
export async function untilServing({ name, child, logFile, look }: Awaited): Promise<void> {
  const lookAtBoth = async (): Promise<boolean> => {
    if (child.hasExited()) throw new Error(`${name} ended before it was ready. ${lastWords(child)}`);
    return look();
  };
  await poll(lookAtBoth, { what: `${name} (its log: ${logFile})`, timeoutMs: READY_WITHIN_MS, everyMs: 100 });
}

/** Whether the service at `address` says SERVING by grpc.health.v1. */
export async function isServing(address: string): Promise<boolean> {
  const client = new Client(address, credentials.createInsecure());
  const asIs = (bytes: Buffer): Buffer => bytes;
  try {
    return await new Promise<boolean>((resolve) => {
      const options = { deadline: Date.now() + LOOK_MS };
      client.makeUnaryRequest(HEALTH_CHECK, asIs, asIs, Buffer.alloc(0), options, (error, reply) => {
        // Field 1 (status) = 1 (SERVING), the whole message of two bytes.
        resolve(!error && reply?.[0] === 0x08 && reply[1] === 0x01);
      });
    });
  } finally {
    client.close();
  }
}

/** Whether a GET of `url` answers with success. */
export async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(LOOK_MS), redirect: 'manual' });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}
