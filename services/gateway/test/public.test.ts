import type { ServerUnaryCall, sendUnaryData } from '@grpc/grpc-js';
import { call, openClient } from '@baro/chassis';
import {
  PublicPetitionServiceClient,
  PublicPetitionServiceService,
  ReceiptServiceService,
} from '@baro/proto/baro/petitions/v1/public';
import { decodeJwt } from 'jose';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { TestBrowser } from './test-browser.ts';
import { startTestGateway } from './test-gateway.ts';
import type { TestGateway } from './test-gateway.ts';
import { startTestServices } from './test-services.ts';
import type { TestServices } from './test-services.ts';

const { getPublicPetition, lookUpPetition } = PublicPetitionServiceService;
const id = '0190a000-0000-7000-8000-000000000001';

describe('the public side of the gateway', () => {
  let petitions: TestServices;
  let gateway: TestGateway;
  const asked: { token: string; request: unknown }[] = [];

  beforeAll(async () => {
    petitions = await startTestServices([PublicPetitionServiceService, ReceiptServiceService]);
    const answer = (call: ServerUnaryCall<unknown, unknown>, reply: sendUnaryData<unknown>): void => {
      asked.push({ token: String(call.metadata.get('authorization')[0]).slice(7), request: call.request });
      reply(null, {});
    };
    petitions.on(getPublicPetition.path, answer);
    petitions.on(lookUpPetition.path, answer);
  });
  afterAll(() => petitions.stop());

  const start = async (env: Record<string, string> = {}): Promise<void> => {
    gateway = await startTestGateway({ env: { PETITIONS_ADDRESS: petitions.address, ...env } });
    asked.length = 0;
  };
  afterEach(() => gateway.close());

  const get = (headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${gateway.url}/public/v1/petitions/${id}`, { headers });
  const post = (body: string, { query = '', type = 'application/json' } = {}): Promise<Response> =>
    fetch(`${gateway.url}/public/v1/petitions:lookUp${query}`, {
      method: 'POST',
      body,
      headers: { 'content-type': type },
    });
  const reasonOf = async (response: Promise<Response>): Promise<string> =>
    ((await (await response).json()) as { error: { reason: string } }).error.reason;

  it('asks as its own program, whatever session or token the request brings, and sets no cookie', async () => {
    await start();
    const browser = new TestBrowser();
    await browser.signIn(gateway, 'van-thu');
    const answer = await browser.send(`${gateway.url}/public/v1/petitions/${id}`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    const staff = await gateway.signOn.token('quan-tri');
    expect((await get({ authorization: `Bearer ${staff}` })).status).toBe(200);
    expect((await get({ authorization: 'Bearer x' })).status).toBe(200);
    expect((await post(JSON.stringify({ code: 'KN-1', secret: 's' }))).status).toBe(200);
    const programs = asked.map(({ token }) => decodeJwt(token)['azp']);
    expect(programs).toEqual(Array.from({ length: 4 }, () => 'baro-public'));
    // One token serves them all.
    expect(new Set(asked.map(({ token }) => token)).size).toBe(1);
    expect(asked.at(-1)?.request).toEqual({ code: 'KN-1', secret: 's' });
  });

  it('takes code and secret in the body alone, as JSON, and not much of it', async () => {
    await start();
    expect(await reasonOf(post('{}', { query: '?code=KN&secret=s' }))).toBe('FIELD_INVALID');
    // What a form of another site could send without being asked.
    expect(await reasonOf(post('{}', { type: 'text/plain' }))).toBe('CONTENT_TYPE_UNSUPPORTED');
    expect(await reasonOf(post(JSON.stringify({ code: 'x'.repeat(20_000) })))).toBe('MESSAGE_TOO_LARGE');
    const url = `${gateway.url}/public/v1/petitions:lookUp?code=KN&secret=s`;
    expect(await reasonOf(fetch(url))).toBe('METHOD_NOT_ALLOWED');
    expect(asked).toEqual([]);
  });

  it('is the public methods and no other, and they are there alone', async () => {
    await start();
    const at = (path: string, init: RequestInit = {}): Promise<string> =>
      reasonOf(fetch(gateway.url + path, init));
    expect(await at(`/public/v1/petitions/${id}/receipts`)).toBe('ROUTE_NOT_FOUND');
    expect(await at('/public/v1/directory/me')).toBe('ROUTE_NOT_FOUND');
    expect(await at(`/v1/petitions/${id}/receipts`)).toBe('UNAUTHENTICATED');
    const lookUp = { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } };
    expect(await at('/v1/petitions:lookUp', lookUp)).not.toBe('RECEIPT_WRONG');
    const client = openClient(PublicPetitionServiceClient, gateway.grpcAddress);
    const token = await gateway.signOn.token('quan-tri');
    const passed = call(client, client.getPublicPetition, { id }, { token });
    await expect(passed).rejects.toMatchObject({ code: 12 });
    client.close();
    expect(asked).toEqual([]);
  });

  it('counts by address, and says when to come again', async () => {
    await start({ PUBLIC_PER_MINUTE: '3', TRUSTED_PROXIES: 'loopback' });
    const from = (address: string) => get({ 'x-forwarded-for': address });
    for (let at = 0; at < 3; at += 1) expect((await from('203.0.113.7')).status).toBe(200);
    const refused = await from('203.0.113.7');
    expect([refused.status, Number(refused.headers.get('retry-after')) > 0]).toEqual([429, true]);
    expect((await from('203.0.113.8')).status).toBe(200);
    // One household of IPv6 has many addresses.
    for (const end of ['1', '2', '3']) expect((await from(`2001:db8:1:1::${end}`)).status).toBe(200);
    expect((await from('2001:db8:1:1::4')).status).toBe(429);
  });

  it('is off without the secret of its program, and away with a wrong one', async () => {
    await start({ PUBLIC_CLIENT_SECRET_FILE: '' });
    expect(await reasonOf(get())).toBe('ROUTE_NOT_FOUND');
    await gateway.close();
    await start({ PUBLIC_CLIENT_ID: 'baro-unknown' });
    expect(await reasonOf(get())).toBe('UNAVAILABLE');
    expect(asked).toEqual([]);
  });
});
