import { randomInt } from 'node:crypto';
import net from 'node:net';

/** The only address anything of the embedded platform listens on. */
export const LOOPBACK = '127.0.0.1';

/**
 * Below the kernel's own range (32768 and up): a port of that may become some connection's own end between the look
 * and its use. Clear of the runs of ports that tests of the starter take, too.
 */
const FIRST = 10_000;
const LAST = 19_999;
const given = new Set<number>();

/** A loopback port that was free a moment ago; a random one, so that parallel runs seldom meet; never one twice. */
export async function findFreePort(): Promise<number> {
  for (let tries = 0; tries <= LAST - FIRST; tries += 1) {
    const port = randomInt(FIRST, LAST + 1);
    if (given.has(port) || (await isPortTaken(port))) continue;
    given.add(port);
    return port;
  }
  throw new Error('no loopback port is free');
}

/** Whether another process listens on this loopback port (or on all addresses, which blocks it as well). */
export async function isPortTaken(port: number): Promise<boolean> {
  const server = net.createServer();
  return new Promise((resolve) => {
    server.once('error', () => resolve(true));
    server.listen(port, LOOPBACK, () => server.close(() => resolve(false)));
  });
}
