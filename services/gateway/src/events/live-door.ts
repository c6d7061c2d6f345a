import type { Request, Response } from 'express';
import { status } from '@grpc/grpc-js';
import { AppError, errorFacts } from '@baro/chassis';
import type { Logger } from '@baro/chassis';
import { asServiceError } from '../http/fault.ts';
import type { Identity } from '../http/identity.ts';
import type { LiveClient, LiveHub } from './live-hub.ts';
import { parsePosition } from './position.ts';

export interface LiveDoorParts {
  hub: LiveHub;
  identify: (request: Request, response: Response) => Promise<Identity>;
  /** A token that is good now. @throws AppError UNAUTHENTICATED when the session or the token has ended. */
  freshToken: (identity: Identity) => Promise<string>;
  unitsOf: (token: string) => Promise<ReadonlySet<string>>;
  heartbeatMs: number;
  refreshMs: number;
  log: Logger;
}

// A reader that lies this far behind will not catch up; it comes again with Last-Event-ID.
const maxBacklogBytes = 256 * 1024;
// What browsers wait before they come again.
const retryMs = 3_000;

/** GET /api/events: server-sent events until the page, the session or the token ends. */
export async function serveLive(parts: LiveDoorParts, request: Request, response: Response): Promise<void> {
  const identity = await parts.identify(request, response);
  parts.hub.checkRoom(identity.key);
  const unitIds = await firstUnits(parts, identity);
  if (response.destroyed) return;
  // Counted again: other pages may have come while the directory was asked.
  parts.hub.checkRoom(identity.key);
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    // nginx would collect events otherwise.
    'x-accel-buffering': 'no',
  });
  response.write(`retry: ${retryMs}\n\n`);
  const client = openClient(identity, unitIds, response);
  const stop = keepAlive(parts, client, response);
  response.once('close', () => {
    stop();
    parts.hub.remove(client);
  });
  const lastId = request.headers['last-event-id'];
  parts.hub.add(client, lastId === undefined ? 'now' : parsePosition(String(lastId)));
}

/** A browser that is refused with 503 never comes again by itself: while the directory is away it is let in and waits. */
async function firstUnits(
  parts: LiveDoorParts,
  identity: Identity,
): Promise<ReadonlySet<string> | undefined> {
  try {
    return await parts.unitsOf(identity.token);
  } catch (error) {
    if (isRefusal(error)) throw error;
    return undefined;
  }
}

function openClient(
  identity: Identity,
  unitIds: ReadonlySet<string> | undefined,
  response: Response,
): LiveClient {
  return {
    identity,
    unitIds,
    send: (event, id, data) => {
      response.write(`${event === undefined ? '' : `event: ${event}\n`}id: ${id}\ndata: ${data}\n\n`);
      return response.writableLength < maxBacklogBytes;
    },
    close: () => {
      // Whoever does not read will not read the end either.
      if (response.writableLength < maxBacklogBytes) response.end();
      else response.destroy();
    },
  };
}

/** Heartbeats against silent proxies; now and then a look whether the caller still is who they were. */
function keepAlive(parts: LiveDoorParts, client: LiveClient, response: Response): () => void {
  const heartbeat = setInterval(() => {
    if (response.writableLength < maxBacklogBytes) response.write(': \n\n');
    if (!client.unitIds) void renew(parts, client);
  }, parts.heartbeatMs);
  const refresh = setInterval(() => void renew(parts, client), parts.refreshMs);
  return () => {
    clearInterval(heartbeat);
    clearInterval(refresh);
  };
}

async function renew(parts: LiveDoorParts, client: LiveClient): Promise<void> {
  try {
    const token = await parts.freshToken(client.identity);
    const waited = client.unitIds === undefined;
    client.unitIds = await parts.unitsOf(token);
    // What happened while nobody knew what this page may see was not told to it.
    if (waited) parts.hub.reset(client);
  } catch (error) {
    if (isRefusal(error)) {
      // The page sees the end, comes again, is told 401 and asks for sign-on.
      parts.hub.remove(client);
      return;
    }
    // Directory or issuer away: what was true a minute ago stands.
    parts.log.debug({ component: 'live', ...errorFacts(error) }, 'units not renewed');
  }
}

function isRefusal(error: unknown): boolean {
  const code = asServiceError(error)?.code;
  if (code !== undefined) return code === status.UNAUTHENTICATED || code === status.PERMISSION_DENIED;
  return error instanceof AppError && error.reason === 'UNAUTHENTICATED';
}
