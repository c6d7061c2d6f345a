import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ConformanceCity } from '@baro/tools/conformance/city.ts';

type Json = Record<string, unknown>;

interface Document {
  paths: Record<string, Record<string, { operationId: string; responses: Record<string, Json> }>>;
  components: { schemas: Record<string, Json>; responses: { Refusal: Json } };
}

/** Requests with their route, and the status that is expected. */
function requests(unitId: string, documentId: string): [route: string, address: string, status: number][] {
  return [
    ['/v1/documents/incoming', `/v1/documents/incoming?unitId=${unitId}&pageSize=3`, 200],
    ['/v1/documents/incoming/{id}', `/v1/documents/incoming/${documentId}`, 200],
    ['/v1/documents/incoming/{id}', '/v1/documents/incoming/nonsense', 0],
    ['/v1/custody/items/{item_id}/path', `/v1/custody/items/${documentId}/path`, 200],
    ['/v1/directory/units', '/v1/directory/units?pageSize=5', 200],
    ['/v1/directory/me', '/v1/directory/me', 200],
    ['/v1/documents/incoming', '/v1/documents/incoming?pageSize=x', 400],
  ];
}

/** Nothing a message does not have: the contract says what comes back, all of it. */
function strict(schema: Json): Json {
  return 'properties' in schema ? { ...schema, additionalProperties: false } : schema;
}

/** Asks the running platform over REST and holds the answers against the document it serves. @returns what does not fit */
export async function checkAnswers({ platform, unitId }: ConformanceCity): Promise<string[]> {
  const base = platform.gatewayUrl;
  const document = (await (await fetch(`${base}/openapi.json`)).json()) as Document;
  const schemas = Object.fromEntries(
    Object.entries(document.components.schemas).map(([name, schema]) => [name, strict(schema)]),
  );
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  const headers = { authorization: `Bearer ${await platform.signOn.clientToken()}` };
  const ask = (address: string): Promise<Response> => fetch(base + address, { headers });
  const listed = (await (await ask(`/v1/documents/incoming?unitId=${unitId}`)).json()) as {
    documents: { id: string }[];
  };
  const faults: string[] = [];
  for (const [route, address, status] of requests(unitId, listed.documents[0]?.id ?? '')) {
    const operation = document.paths[route]?.['get'];
    if (!operation) {
      faults.push(`GET ${route} is not in the document`);
      continue;
    }
    const answer = await ask(address);
    if (status !== 0 && answer.status !== status) {
      faults.push(`GET ${address} answered ${answer.status}, not ${status}`);
    }
    const response = answer.ok ? operation.responses['200'] : document.components.responses.Refusal;
    const { content } = response as { content: Record<string, { schema: Json }> };
    const validate = ajv.compile({ ...content['application/json']?.schema, components: { schemas } });
    if (!validate(await answer.json())) faults.push(`GET ${address}: ${ajv.errorsText(validate.errors)}`);
  }
  return faults;
}
