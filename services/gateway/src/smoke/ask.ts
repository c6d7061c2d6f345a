import { Client, credentials } from '@grpc/grpc-js';
import type { SmokeConfig } from './config.ts';

/** What one look found: a fault, or nothing wrong and perhaps a word on it. */
export type Seen = { fault: string } | { note?: string };

/** One thing looked at. */
export interface SmokeStep {
  name: string;
  run: () => Promise<Seen>;
}

/** Health of every service, then one signed-in read through the gateway, as a district system does it. */
export function smokeSteps(config: SmokeConfig): SmokeStep[] {
  return [
    ...config.healthAddresses.map((address) => ({
      name: `health of ${address}`,
      run: () => askHealth(address, config.callTimeoutMs),
    })),
    { name: 'a signed-in read through the gateway', run: () => readUnits(config) },
  ];
}

const healthCheck = '/grpc.health.v1.Health/Check';

/** Asks grpc.health.v1 of the whole process. */
async function askHealth(address: string, timeoutMs: number): Promise<Seen> {
  const client = new Client(address, credentials.createInsecure());
  const asIs = (bytes: Buffer): Buffer => bytes;
  try {
    return await new Promise((resolve) => {
      const options = { deadline: Date.now() + timeoutMs };
      client.makeUnaryRequest(healthCheck, asIs, asIs, Buffer.alloc(0), options, (error, reply) => {
        // Field 1 (status) = 1 (SERVING), the whole message of two bytes.
        const serving = reply?.[0] === 0x08 && reply[1] === 0x01;
        if (error) resolve({ fault: error.details });
        else resolve(serving ? {} : { fault: 'is not serving' });
      });
    });
  } finally {
    client.close();
  }
}

async function readUnits(config: SmokeConfig): Promise<Seen> {
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: config.clientId,
    client_secret: config.clientSecret,
  });
  const signOn = await ask(`${config.oidcIssuer}/protocol/openid-connect/token`, config, {
    method: 'POST',
    body: form,
  });
  if (signOn.status !== 200) return { fault: `the sign-on answers ${signOn.status}` };
  const authorization = `Bearer ${textOf(signOn.body, 'access_token')}`;
  const read = await ask(`${config.gatewayUrl}/v1/directory/units?pageSize=1`, config, {
    headers: { authorization },
  });
  const reason = textOf(read.body['error'], 'reason');
  // The directory took the token and looked into its database; on a platform just installed nobody is in there.
  if (read.status === 403 && reason === 'CALLER_UNKNOWN') {
    return { note: 'the directory has no such account yet' };
  }
  if (read.status !== 200) return { fault: `the gateway answers ${read.status} ${reason}`.trimEnd() };
  const { units } = read.body;
  return Array.isArray(units) && units.length === 1 ? {} : { fault: 'the gateway answers no unit' };
}

function textOf(value: unknown, field: string): string {
  const found: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, field) : undefined;
  return typeof found === 'string' ? found : '';
}

interface Answer {
  status: number;
  body: Record<string, unknown>;
}

/** Texts of answers are not told: they may hold what no log may. */
async function ask(url: string, config: SmokeConfig, init: RequestInit): Promise<Answer> {
  const signal = AbortSignal.timeout(config.callTimeoutMs);
  const response = await fetch(url, { ...init, signal, redirect: 'error' });
  const body: unknown = await response.json().catch(() => undefined);
  return {
    status: response.status,
    body: typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {},
  };
}
