import { ApiError, errorFromBody } from './api-error.ts';
import { toQueryString, type QueryValues } from './query-string.ts';
import { traceHeader } from './trace.ts';

let csrfToken = '';
let language = 'vi';

/** The token of the session; every call that changes something carries it. */
export function setCsrfToken(token: string): void {
  csrfToken = token;
}

/** Language of the sentences the gateway answers with. */
export function setApiLanguage(next: string): void {
  language = next;
}

/** Headers of a call that changes something. */
export function writeHeaders(): Record<string, string> {
  return { 'accept-language': language, 'x-csrf-token': csrfToken };
}

/** Reads JSON. */
export async function getJson<T>(path: string, query: QueryValues = {}, signal?: AbortSignal): Promise<T> {
  const response = await reach(path + toQueryString(query), {
    headers: { accept: 'application/json', 'accept-language': language },
    ...(signal === undefined ? {} : { signal }),
  });
  return (await response.json()) as T;
}

/** Sends JSON with a request id of the caller's making, so that a resend acts once. */
export async function sendJson<T>(method: 'POST' | 'PATCH', path: string, body: object): Promise<T> {
  const response = await send(method, path, body, 'application/json');
  return (await response.json()) as T;
}

/** Asks for a file that is made on a request with a body: what is in it is in no address and no log of addresses. */
export async function postForFile(path: string, body: object): Promise<{ blob: Blob; name: string }> {
  const response = await send('POST', path, body, '*/*');
  return { blob: await response.blob(), name: fileNameOf(response.headers.get('content-disposition')) };
}

async function send(method: 'POST' | 'PATCH', path: string, body: object, accept: string): Promise<Response> {
  const once = (): Promise<Response> =>
    reach(path, {
      method,
      headers: { ...writeHeaders(), accept, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  return once().catch(async (error: unknown) => {
    if (!(error instanceof ApiError) || error.reason !== 'CSRF_TOKEN_WRONG') throw error;
    // Signed in anew in another window: the session has another token. The request was refused before it acted.
    const session = await getJson<{ csrfToken?: string }>('/api/session');
    setCsrfToken(session.csrfToken ?? '');
    return once();
  });
}

/** Fetches a file, for example an export; `onBytes` hears how much of it has come. */
export async function getBlob(
  path: string,
  query: QueryValues = {},
  onBytes?: (bytes: number) => void,
): Promise<{ blob: Blob; name: string }> {
  const response = await reach(path + toQueryString(query), { headers: { 'accept-language': language } });
  const name = fileNameOf(response.headers.get('content-disposition'));
  if (onBytes === undefined || response.body === null) return { blob: await response.blob(), name };
  let bytes = 0;
  const counted = response.body.pipeThrough(
    new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(chunk, controller) {
        bytes += chunk.byteLength;
        onBytes(bytes);
        controller.enqueue(chunk);
      },
    }),
  );
  const type = response.headers.get('content-type') ?? '';
  return { blob: await new Response(counted, { headers: { 'content-type': type } }).blob(), name };
}

type Call = Omit<RequestInit, 'headers'> & { headers: Record<string, string> };

async function reach(path: string, { headers, ...more }: Call): Promise<Response> {
  let response: Response;
  try {
    const all = { ...traceHeader(), ...headers };
    response = await fetch(path, { ...more, headers: all, credentials: 'same-origin' });
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new ApiError(0, { reason: 'NETWORK' }, { cause });
  }
  if (!response.ok) throw errorFromBody(response.status, await response.text());
  return response;
}

/** RFC 6266: the UTF-8 form wins over the plain one. */
export function fileNameOf(disposition: string | null): string {
  const utf8 = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1];
  if (utf8 !== undefined) return decodeURIComponent(utf8);
  return /filename="([^"]+)"/i.exec(disposition ?? '')?.[1] ?? '';
}
