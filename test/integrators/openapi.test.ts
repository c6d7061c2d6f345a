import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import { exposedMethods } from '../../services/gateway/src/backend/methods.ts';
import { openApiDocument } from '../../services/gateway/src/openapi/document.ts';
import { exposedServices } from '../../services/gateway/src/routes/exposed-services.ts';

const folder = path.resolve(import.meta.dirname, '../../services/gateway/src/openapi');
const reasons = JSON.parse(readFileSync(path.join(folder, 'reasons.json'), 'utf8')) as Parameters<
  typeof openApiDocument
>[2];
const document = openApiDocument(exposedServices, exposedMethods(exposedServices), reasons);

describe('the OpenAPI document', () => {
  it('is valid OpenAPI 3.1', async () => {
    const validator = new Validator();
    const { valid, errors } = await validator.validate(structuredClone(document));
    expect(errors ?? []).toEqual([]);
    expect(valid).toBe(true);
    expect(validator.version).toBe('3.1');
  }, 60_000);

  it('says of every operation what it does', () => {
    const paths = document['paths'] as Record<string, Record<string, { description: string }>>;
    const silent = Object.entries(paths).flatMap(([address, item]) =>
      Object.entries(item).flatMap(([verb, { description }]) =>
        description === '' ? [`${verb} ${address}`] : [],
      ),
    );
    expect(silent).toEqual([]);
  });

  it('names every reason the contract names', () => {
    const text = JSON.stringify(document['paths']);
    const own = Object.entries(reasons['documents'] ?? {}).map(([reason]) => reason);
    expect(own.filter((reason) => text.includes(`"${reason}"`)).length).toBeGreaterThan(10);
  });
});
