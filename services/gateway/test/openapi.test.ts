import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exposedMethods } from '../src/backend/methods.ts';
import { restRoutes } from '../src/rest/routes.ts';
import { exposedServices } from '../src/routes/exposed-services.ts';
import { startTestGateway } from './test-gateway.ts';
import type { TestGateway } from './test-gateway.ts';

interface Operation {
  'x-grpc-method': string;
  'x-reasons': { reason: string; en: string; vi: string }[];
  parameters: { name?: string; in?: string }[];
}

describe('the OpenAPI document and its page', () => {
  let gateway: TestGateway;
  let paths: Record<string, Record<string, Operation>>;

  beforeAll(async () => {
    gateway = await startTestGateway();
    const answer = await fetch(`${gateway.url}/openapi.json`);
    if (!answer.headers.get('content-type')?.includes('application/json')) throw new Error('no JSON');
    ({ paths } = (await answer.json()) as { paths: typeof paths });
  });
  afterAll(() => gateway.close());

  it('has every route that is served, and no other', () => {
    const methods = exposedMethods(exposedServices);
    const routes = restRoutes(methods);
    const told = Object.entries(paths).flatMap(([path, item]) =>
      Object.entries(item).map(([verb, operation]) => ({ path, verb, method: operation['x-grpc-method'] })),
    );
    for (const { path, verb, method } of told) {
      const match = routes.find(verb.toUpperCase(), path.replaceAll(/\{\w+\}/g, 'value'));
      expect(match.found === 'route' && match.value.method.path).toBe(method);
    }
    const served = methods.filter((method) => !method.grpcOnly).map((method) => method.path);
    expect(told.map(({ method }) => method).toSorted()).toEqual(served.toSorted());
  });

  it('names each variable of a path, and both sentences of each reason', () => {
    for (const [path, item] of Object.entries(paths)) {
      const variables = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
      for (const { parameters, 'x-reasons': reasons } of Object.values(item)) {
        const named = parameters.filter((one) => one.in === 'path').map((one) => one.name);
        expect(named).toEqual(variables);
        for (const { en, vi } of reasons) expect([en, vi]).not.toContain('');
      }
    }
    const register = paths['/v1/documents/incoming']?.['post'];
    expect(register?.['x-reasons'].map(({ reason }) => reason)).toContain('FIELD_INVALID');
  });

  it('is shown by a page that needs nothing from elsewhere', async () => {
    const page = await fetch(`${gateway.url}/api-docs`);
    const html = await page.text();
    expect(html).toContain('API cho hệ thống bên ngoài');
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
    const files = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1] ?? '');
    expect(files).toHaveLength(3);
    for (const file of files) {
      expect(file.startsWith('/api-docs/')).toBe(true);
      const answer = await fetch(gateway.url + file);
      expect([file, answer.status]).toEqual([file, 200]);
      expect((await answer.text()).length).toBeGreaterThan(50);
    }
  });
});
