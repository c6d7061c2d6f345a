import { Client, credentials } from '@grpc/grpc-js';
import type { SmokeConfig } from './config.ts';

/** One thing looked at: `fault` says what is wrong with it. */
export interface SmokeStep {
  name: string;
  run: () => Promise<string | undefined>;
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
async function askHealth(address: string, timeoutMs: number): Promise<string | undefined> {
  const client = new Client(address, credentials.createInsecure());
  const asIs = (bytes: Buffer): Buffer => bytes;
  try {
    return await new Promise((resolve) => {
      const options = { deadline: Date.now() + timeoutMs };
      client.makeUnaryRequest(healthCheck, asIs, asIs, Buffer.alloc(0), options, (error, reply) => {
        // Field 1 (status) = 1 (SERVING), the whole message of two bytes.
        const serving = reply?.[0] === 0x08 && reply[1] === 0x01;
        if (error) resolve(error.details);
        else resolve(serving ? undefined : 'is not serving');
      });
    });
  } finally {
    client.close();
  }
}

async function readUnits(config: SmokeConfig): Promise<string | undefined> {
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: config.clientId,
    client_secret: config.clientSecret,
  });
  const signOn = await ask(`${config.oidcIssuer}/protocol/openid-connect/token`, config, {
    method: 'POST',
    body: form,
  });
  if (signOn.status !== 200) return `the sign-on answers ${signOn.status}`;
  const authorization = `Bearer ${String(signOn.body['access_token'])}`;
  const read = await ask(`${config.gatewayUrl}/v1/directory/units?pageSize=1`, config, {
    headers: { authorization },
  });
  if (read.status !== 200) return `the gateway answers ${read.status}`;
  return Array.isArray(read.body['units'] ?? []) ? undefined : 'the gateway answers no list of units';
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
