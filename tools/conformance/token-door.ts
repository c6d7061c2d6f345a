import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Passes requests for tokens on to the sign-on, so that a client is given one address for all. */
export async function openTokenDoor(
  issuer: string,
  port: number,
): Promise<{ issuer: string; close: () => void }> {
  const { origin, pathname } = new URL(issuer);
  const server = createServer((request, response) => void pass(origin, request, response));
  await new Promise<void>((resolve) => {
    server.listen(port, '127.0.0.1', resolve);
  });
  const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}${pathname}`;
  return {
    issuer: at,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function pass(origin: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const { authorization, 'content-type': type } = request.headers;
  const answer = await fetch(new URL(request.url ?? '/', origin), {
    method: request.method ?? 'GET',
    headers: { ...(authorization ? { authorization } : {}), ...(type ? { 'content-type': type } : {}) },
    ...(parts.length > 0 ? { body: Buffer.concat(parts) } : {}),
  });
  response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'text/plain' });
  response.end(Buffer.from(await answer.arrayBuffer()));
}
