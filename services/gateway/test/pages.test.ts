import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '@baro/chassis/testing';
import { startTestGateway } from './test-gateway.ts';
import type { TestGateway } from './test-gateway.ts';

const page = '<!doctype html><title>Baro</title><script type="module" src="/assets/app-1a2b.js"></script>';
const script = 'console.log("Baro");'.repeat(50);

describe('pages and health', () => {
  const dir = mkdtempSync(join(tmpdir(), 'baro-pages-'));
  let gateway: TestGateway;

  beforeAll(async () => {
    mkdirSync(join(dir, 'dist', 'assets'), { recursive: true });
    writeFileSync(join(dir, 'secret.txt'), 'secret');
    writeFileSync(join(dir, 'dist', 'index.html'), page);
    writeFileSync(join(dir, 'dist', 'assets', 'app-1a2b.js'), script);
    writeFileSync(join(dir, 'dist', 'assets', 'app-1a2b.js.br'), brotliCompressSync(script));
    gateway = await startTestGateway({ env: { WEB_DIR: join(dir, 'dist') } });
  });
  afterAll(async () => {
    await gateway.close();
    rmSync(dir, { recursive: true });
  });

  const open = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(gateway.url + path, { headers: { 'accept-encoding': 'identity', ...headers } });

  it.each(['/', '/incoming', '/incoming/0190a000-0000-7000-8000-000000000001?tab=files'])(
    'gives the one page for the page address %s',
    async (path) => {
      const response = await open(path);
      expect([response.status, await response.text()]).toEqual([200, page]);
      expect(response.headers.get('cache-control')).toBe('no-cache');
    },
  );

  it('sends strict headers with a page: scripts only from our own files, no frames, no sniffing', async () => {
    const { headers } = await open('/');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toMatch(/script-src 'self';/);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("base-uri 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('x-powered-by')).toBeNull();
  });

  it('lets hashed files be kept for ever, and sends the compressed form when the browser takes it', async () => {
    const plain = await open('/assets/app-1a2b.js');
    expect(plain.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(await plain.text()).toBe(script);
    const small = await open('/assets/app-1a2b.js', { 'accept-encoding': 'gzip, br' });
    expect(small.headers.get('content-encoding')).toBe('br');
    expect(small.headers.get('vary')).toBe('accept-encoding');
    expect(await small.text()).toBe(script);
    const again = await open('/assets/app-1a2b.js', { 'if-none-match': plain.headers.get('etag') ?? '' });
    expect(again.status).toBe(304);
  });

  it.each(['/assets/gone-0000.js', '/secret.txt', '/favicon.ico', '/api/nothing', '/auth/nothing', '/v1'])(
    'answers 404 to %s, which is no page',
    async (path) => {
      expect((await open(path)).status).toBe(404);
    },
  );

  it.each([
    '/../secret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/..%5csecret.txt',
    '/%ff.js',
  ])('leads nobody out of its folder by %s', async (path) => {
    const { status, body } = await rawGet(gateway.url, path);
    expect(status).toBe(404);
    expect(body).not.toBe('secret');
  });

  it('sees a new build without a restart', async () => {
    writeFileSync(join(dir, 'dist', 'assets', 'app-3c4d.js'), script);
    writeFileSync(join(dir, 'dist', 'index.html'), `${page} `);
    await eventually(async () => {
      expect((await open('/')).status).toBe(200);
      expect((await open('/assets/app-3c4d.js')).status).toBe(200);
    });
  });

  it('lives and is ready without NATS, and says that NATS is away', async () => {
    expect((await open('/healthz')).status).toBe(200);
    await eventually(async () => {
      const response = await open('/readyz');
      expect(response.status).toBe(200);
      expect(await response.json()).toEqual({
        status: 'ok',
        // Nothing listens where the gateway of these tests looks for tasks and custody.
        checks: {
          database: 'ok',
          nats: 'away',
          directory: 'ok',
          documents: 'ok',
          petitions: 'away',
          complaints: 'away',
          reporting: 'away',
          tasks: 'away',
          custody: 'away',
        },
      });
    });
  });
});

/** fetch tidies paths up before it sends them. */
async function rawGet(
  url: string,
  path: string,
): Promise<{ status: number | undefined; body: string; headers: IncomingHttpHeaders }> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    get({ hostname, port, path }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => {
        body += part;
      });
      response.on('end', () => resolve({ status: response.statusCode, body, headers: response.headers }));
    }).on('error', reject);
  });
}
