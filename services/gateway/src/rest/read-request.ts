import type { IncomingMessage } from 'node:http';
import { FieldCheck } from '@baro/chassis';
import type { ExposedMethod } from '../backend/methods.ts';
import type { MessageShape } from '../backend/shape.ts';
import { readJsonBody } from './body.ts';
import { checkMessage } from './check-json.ts';
import { readQuery } from './query.ts';

type JsonObject = Record<string, unknown>;

/** The part of the address after the question mark. */
export function searchOf(request: IncomingMessage): string {
  const url = request.url ?? '';
  const mark = url.indexOf('?');
  return mark < 0 ? '' : url.slice(mark + 1);
}

/** Makes an RPC's request message out of path, query and body. @throws AppError FIELD_INVALID naming every fault. */
export async function readRequest(
  method: ExposedMethod,
  request: IncomingMessage,
  variables: Record<string, string>,
  maxBytes: number,
): Promise<unknown> {
  const check = new FieldCheck();
  const hasBody = method.http?.body === '*';
  const object: JsonObject = hasBody
    ? { ...(await readJsonBody(request, maxBytes)) }
    : readQuery(searchOf(request), method.input, check);
  if (hasBody) refuseQuery(request, check);
  bindPath(object, variables, method.input, check);
  if (hasBody) bindRequestId(object, request, method.input);
  checkMessage(object, method.input, '', check);
  check.throwIfAny();
  return method.request.fromJSON(object);
}

/** With a body `*` every field comes from path and body. */
function refuseQuery(request: IncomingMessage, check: FieldCheck): void {
  const search = searchOf(request);
  if (search === '') return;
  for (const key of new Set(new URLSearchParams(search).keys())) {
    check.add(
      key.slice(0, 100),
      'NOT_IN_QUERY',
      'belongs into the body',
      'phải nằm trong nội dung, không ở địa chỉ',
    );
  }
}

function bindPath(
  object: JsonObject,
  variables: Record<string, string>,
  shape: MessageShape,
  check: FieldCheck,
): void {
  for (const [protoName, value] of Object.entries(variables)) {
    const name = shape.fields.get(protoName)?.name ?? protoName;
    const given = object[name] ?? object[protoName];
    if (given !== undefined && given !== value) {
      check.add(name, 'DIFFERS_FROM_PATH', 'differs from the address', 'khác với địa chỉ');
    }
    delete object[protoName];
    object[name] = value;
  }
}

/** The header programs already know may name the request; the body's own `requestId` goes before it. */
export function bindRequestId(object: JsonObject, request: IncomingMessage, shape: MessageShape): void {
  const header = request.headers['idempotency-key'];
  if (typeof header !== 'string' || !shape.fields.has('request_id')) return;
  const given = object['requestId'] ?? object['request_id'];
  if (given === undefined || given === null || given === '') object['requestId'] = header;
}
