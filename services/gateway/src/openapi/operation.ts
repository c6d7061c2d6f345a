import type { ExposedMethod } from '../backend/methods.ts';
import type { FieldShape, MessageShape } from '../backend/shape.ts';
import { headerShape } from '../rest/upload.ts';
import type { ContractWords } from './contract-words.ts';
import { fieldsOf, fullName } from './schemas.ts';
import type { Schema, Schemas } from './schemas.ts';

/** A refusal as a service's table has it. */
export interface ReasonWords {
  code: string;
  en: string;
  vi: string;
}

/** Refusals by service and reason. */
export type ReasonTables = Record<string, Record<string, ReasonWords>>;

export interface OperationParts {
  words: ContractWords;
  schemas: Schemas;
  reasons: ReasonTables;
}

const raw = { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } };
const ref = (name: string): Schema => ({ $ref: `#/components/parameters/${name}` });

/** One method as an operation of OpenAPI. */
export function operationOf(parts: OperationParts, method: ExposedMethod): Schema {
  const [, service = '', name = ''] = method.path.split('/');
  const comment = parts.words.of(`${service}.${name}`);
  const { requestStream, responseStream } = method.definition;
  const json = (schema: Schema): Schema => ({ 'application/json': { schema } });
  const [said = '', named = ''] = comment.split(/ ?Reasons: /);
  return {
    operationId: name,
    tags: [service],
    summary: said.split(/(?<=\.) /)[0] ?? '',
    description: said,
    parameters: parametersOf(parts, method),
    ...(requestStream ? { requestBody: { required: true, content: raw } } : {}),
    ...(!requestStream && method.http?.body === '*'
      ? { requestBody: { required: true, content: json(bodyOf(parts, method)) } }
      : {}),
    responses: {
      200: {
        description: 'Done.',
        content: responseStream
          ? { '*/*': raw['application/octet-stream'] }
          : json(parts.schemas.refOf(method.output)),
      },
      default: { $ref: '#/components/responses/Refusal' },
    },
    'x-grpc-method': method.path,
    'x-reasons': reasonsOf(parts.reasons, method, named),
  };
}

function variablesOf(method: ExposedMethod): string[] {
  const pattern = method.http?.pattern;
  const path = pattern && pattern.$case !== 'custom' ? pattern.value : '';
  return [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
}

function bodyOf({ schemas }: OperationParts, method: ExposedMethod): Schema {
  const inPath = variablesOf(method);
  return schemas.objectOf(method.input, (field) => !inPath.includes(field.protoName), true);
}

function parametersOf(parts: OperationParts, method: ExposedMethod): Schema[] {
  const { input, http, definition } = method;
  const inPath = variablesOf(method);
  const byName = new Map(fieldsOf(input).map((field) => [field.protoName, field]));
  const path = inPath.map((variable) => {
    const field = byName.get(variable);
    const { description, ...schema } = field
      ? parts.schemas.fieldOf(fullName(input), field)
      : { type: 'string' };
    return { name: variable, in: 'path', required: true, schema, ...(description ? { description } : {}) };
  });
  const queried = definition.requestStream ? headerShape(method) : input;
  const query = http?.body === '*' && !definition.requestStream ? [] : queryOf(parts, queried, inPath);
  const headers = byName.has('request_id') ? [ref('IdempotencyKey')] : [];
  return [...path, ...query, ...headers, ref('Timeout'), ref('Language')];
}

/** Fields of a request in the query: `a.b` for those inside a message. */
function queryOf(
  parts: OperationParts,
  shape: MessageShape,
  inPath: readonly string[],
  prefix = '',
): Schema[] {
  const asParameter = (field: FieldShape): Schema[] => {
    if (field.type.kind === 'message' && !field.repeated && prefix === '') {
      return queryOf(parts, field.type.shape(), [], `${field.name}.`);
    }
    const { description, ...schema } = parts.schemas.fieldOf(fullName(shape), field);
    return [{ name: prefix + field.name, in: 'query', schema, ...(description ? { description } : {}) }];
  };
  return fieldsOf(shape)
    .filter((field) => !inPath.includes(field.protoName))
    .flatMap(asParameter);
}

/** Reasons the contract names, with code and both sentences; those every call can meet are said once for all. */
function reasonsOf(tables: ReasonTables, { backend }: ExposedMethod, named: string): Schema[] {
  const own =
    typeof backend === 'string'
      ? (tables[backend] ?? {})
      : Object.fromEntries(Object.values(tables).flatMap((rows) => Object.entries(rows)));
  const found =
    named.match(/\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b|\b(?:UNAVAILABLE|UNAUTHENTICATED|INTERNAL)\b/g) ?? [];
  return [...new Set(found)].flatMap((reason) => {
    const row = own[reason];
    return row ? [{ reason, ...row }] : [];
  });
}
