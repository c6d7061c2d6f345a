import type { ExposedMethod } from '../backend/methods.ts';
import type { ExposedService } from '../routes/exposed-services.ts';
import { ContractWords } from './contract-words.ts';
import { operationOf } from './operation.ts';
import type { ReasonTables } from './operation.ts';
import { Schemas } from './schemas.ts';
import type { Schema } from './schemas.ts';

const text = { type: 'string' };

/** Of a refusal, as `http/fault.ts` sends it. */
const refusal: Schema = {
  type: 'object',
  required: ['error'],
  properties: {
    error: {
      type: 'object',
      required: ['code', 'reason', 'domain', 'message', 'fields', 'metadata'],
      properties: {
        code: { ...text, description: 'Name of the gRPC code.' },
        reason: { ...text, description: 'Decide by this: UPPER_SNAKE, see x-reasons of the operation.' },
        domain: { ...text, description: 'Who refused: `<service>.baro`.' },
        message: { ...text, description: 'Sentence for people, in the language asked for.' },
        fields: {
          type: 'array',
          items: { type: 'object', properties: { field: text, rule: text, message: text } },
        },
        metadata: { type: 'object', additionalProperties: text },
      },
    },
  },
};

const header = (name: string, description: string, schema: Schema = text): Schema => ({
  name,
  in: 'header',
  description,
  schema,
});

const parameters = {
  IdempotencyKey: header('Idempotency-Key', 'UUID of the act, in place of `requestId` in the body.'),
  Timeout: header('X-Timeout-Ms', 'Deadline of the call, milliseconds.', { type: 'integer', minimum: 1 }),
  Language: header('Accept-Language', '`vi` (default) or `en`: language of sentences.'),
};

const description = `Every REST route of the contract, made from the same protos as the routes themselves. gRPC serves the
same methods and the event feed. Fields that have their default value are left out of answers; fields are only ever added.
How to begin, tokens, retries and the event feed: deploy/integrators/README.md.

Mọi đường dẫn REST của nền tảng, sinh từ chính hợp đồng proto. Trường có giá trị mặc định không xuất hiện trong kết quả.`;

/** The OpenAPI document of everything the gateway serves over REST. */
export function openApiDocument(
  services: readonly ExposedService[],
  methods: readonly ExposedMethod[],
  reasons: ReasonTables,
): Schema {
  const words = new ContractWords(services.map((service) => service.proto));
  const schemas = new Schemas(words);
  const paths: Record<string, Record<string, Schema>> = {};
  const served = methods.filter((method) => !method.grpcOnly);
  for (const method of served) {
    const pattern = method.http?.pattern;
    if (!pattern || pattern.$case === 'custom') continue;
    const item = (paths[pattern.value] ??= {});
    item[pattern.$case] = operationOf({ words, schemas, reasons }, method);
  }
  const names = [...new Set(served.map((method) => method.path.split('/')[1] ?? ''))];
  return {
    openapi: '3.1.0',
    info: { title: 'Baro: API cho hệ thống bên ngoài · API for outside systems', version: '1', description },
    servers: [{ url: '/' }],
    security: [{ token: [] }],
    tags: names.map((name) => ({ name, description: words.of(name) })),
    paths,
    components: {
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: 'OAuth 2.0 client credentials.',
        },
      },
      parameters,
      responses: {
        Refusal: { description: 'Refused.', content: { 'application/json': { schema: refusal } } },
      },
      schemas: schemas.all,
    },
  };
}
