import { sleep } from 'k6';
import http from 'k6/http';
import grpc from 'k6/net/grpc';
import { timeoutMs } from '../slo.ts';
import type { Json, Reply } from './measure.ts';
import { stage } from './settings.ts';

const client = new grpc.Client();
client.load([...stage.protoFolders], 'baro/documents/v1/incoming.proto', 'baro/directory/v1/directory.proto');

/** The realm's tokens live five minutes. */
const tokenMs = 240_000;
const triesAtMost = 4;
const pauseSeconds = 0.2;

let connected = false;
let token = { value: '', until: 0 };

/** Opens the channel and gets a token, before a call is measured. */
export function prepare(): void {
  if (!connected) client.connect(stage.grpcAddress, { plaintext: true, timeout: timeoutMs });
  connected = true;
  freshToken();
}

/** Calls as a ward's own system does: its token, one channel, again under the same request id when nobody was there. */
export function invoke(method: string, request: Json): Reply {
  const began = Date.now();
  for (let tries = 1; ; tries += 1) {
    const left = timeoutMs - (Date.now() - began);
    const reply =
      left > 0 ? once(method, request, left) : { ending: 'timed-out' as const, why: '', body: {} };
    if (reply.why !== 'UNAVAILABLE' || tries === triesAtMost) return reply;
    sleep(pauseSeconds * tries);
  }
}

function once(method: string, request: Json, leftMs: number): Reply {
  const response = client.invoke(`baro.${method}`, request, {
    metadata: { authorization: `Bearer ${freshToken()}` },
    timeout: leftMs,
  });
  switch (response.status) {
    case grpc.StatusOK:
      return { ending: 'answered', why: '', body: response.message as unknown as Json };
    case grpc.StatusDeadlineExceeded:
      return { ending: 'timed-out', why: '', body: {} };
    case grpc.StatusUnavailable:
      return { ending: 'failed', why: 'UNAVAILABLE', body: {} };
    default:
      return { ending: 'failed', why: `status ${response.status}`, body: {} };
  }
}

function freshToken(): string {
  if (Date.now() < token.until) return token.value;
  const form = {
    grant_type: 'client_credentials',
    client_id: stage.districtClient,
    client_secret: stage.districtSecret,
  };
  const response = http.post(`${stage.issuer}/protocol/openid-connect/token`, form);
  const value = (response.json() as Json | null)?.['access_token'];
  if (typeof value !== 'string') throw new Error(`the sign-on gives no token: ${response.status}`);
  token = { value, until: Date.now() + tokenMs };
  return value;
}
