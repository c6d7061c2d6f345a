import { expect } from 'vitest';
import type { TestRequest } from './test-browser.ts';

/** The body of a refusal. */
export interface RestError {
  code: string;
  reason: string;
  domain: string;
  message: string;
  fields: { field: string; rule: string; message: string }[];
  metadata: Record<string, string>;
}

/** A program that speaks REST with a bearer token. */
export class RestClient {
  readonly #url: string;
  readonly #token: string;

  constructor(url: string, token: string) {
    this.#url = url;
    this.#token = token;
  }

  send(path: string, init: TestRequest = {}): Promise<Response> {
    return fetch(this.#url + path, {
      ...init,
      headers: { authorization: `Bearer ${this.#token}`, ...init.headers },
    });
  }

  post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
    return this.send(path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...headers },
    });
  }
}

export async function errorOf(response: Response): Promise<RestError> {
  return ((await response.json()) as { error: RestError }).error;
}

/** Field and rule of every fault of a FIELD_INVALID, sorted. */
export async function faultsOf(response: Response): Promise<string[]> {
  const error = await errorOf(response);
  expect(error.reason).toBe('FIELD_INVALID');
  expect(response.status).toBe(400);
  return error.fields.map(({ field, rule }) => `${field} ${rule}`).sort();
}
