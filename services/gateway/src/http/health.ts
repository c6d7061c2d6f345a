import type { IncomingMessage, ServerResponse } from 'node:http';
import { sendJson } from './reply.ts';

/** What /readyz looks at. */
export interface HealthParts {
  /** Whether requests are wanted: started, the database answers, not leaving. */
  serving: () => boolean;
  database: () => boolean;
  nats: () => string;
  backends: () => Record<string, string>;
}

/**
 * /livez (and /healthz): the process lives. /readyz: it may get requests, which needs its own database only; services and
 * NATS are told but do not take every gateway away at once when one of them is.
 * @returns false for another address.
 */
export function serveHealth(parts: HealthParts, request: IncomingMessage, response: ServerResponse): boolean {
  if (request.url === '/livez' || request.url === '/healthz') {
    sendJson(response, 200, '{"status":"ok"}');
    return true;
  }
  if (request.url !== '/readyz') return false;
  const ready = parts.serving();
  const checks = { database: parts.database() ? 'ok' : 'away', nats: parts.nats(), ...parts.backends() };
  sendJson(response, ready ? 200 : 503, JSON.stringify({ status: ready ? 'ok' : 'not ready', checks }));
  return true;
}
