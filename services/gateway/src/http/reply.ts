import type { IncomingMessage, ServerResponse } from 'node:http';
import { faultBody } from './fault.ts';
import type { Fault } from './fault.ts';
import { pickLanguage } from './language.ts';

// Answers of the API are data for one reader: never cached, never a page, never framed.
const apiHeaders = {
  'content-type': 'application/json; charset=utf-8',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
} as const;

/** Sends a JSON text. */
export function sendJson(response: ServerResponse, httpStatus: number, json: string): void {
  response.writeHead(httpStatus, { ...apiHeaders, 'content-length': Buffer.byteLength(json) });
  response.end(json);
}

/** Sends a refusal; when an answer is already under way it is cut off, so that nobody takes it for whole. */
export function sendFault(request: IncomingMessage, response: ServerResponse, fault: Fault): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  if (fault.metadata['seconds'] !== undefined) response.setHeader('retry-after', fault.metadata['seconds']);
  if (fault.metadata['allow'] !== undefined) response.setHeader('allow', fault.metadata['allow']);
  if (fault.httpStatus === 401) response.setHeader('www-authenticate', 'Bearer realm="baro"');
  if (!request.complete) discardRest(request);
  sendJson(response, fault.httpStatus, faultBody(fault, pickLanguage(request.headers['accept-language'])));
}

// How much of a refused body is still taken, so that the client reads the refusal instead of a broken connection.
const discardBytes = 64 * 1024 * 1024;
const discardMs = 20_000;

function discardRest(request: IncomingMessage): void {
  let left = discardBytes;
  const timer = setTimeout(() => request.destroy(), discardMs).unref();
  request.on('data', (chunk: Buffer) => {
    left -= chunk.length;
    if (left < 0) request.destroy();
  });
  request.once('close', () => clearTimeout(timer));
  request.on('error', () => undefined); // the client hung up, which ends it as well
  request.resume();
}
