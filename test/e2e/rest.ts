import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import type { Stage } from './stage.ts';

/** What an address answered, or an item of it. */
export type Json = Readonly<Record<string, unknown>>;

/** Calls the REST addresses with the sessions of the browsers, as their pages do. */
export class Rest {
  readonly #stage: Stage;

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  /** @throws with the answer when it is a refusal */
  async get(login: string, address: string): Promise<Json> {
    const page = await this.#stage.pageOf(login);
    const response = await page.request.get(address);
    return read(address, response.status(), await response.json());
  }

  /** @throws with the answer when it is a refusal */
  async post(login: string, address: string, body: Json): Promise<Json> {
    const page = await this.#stage.pageOf(login);
    const response = await page.request.post(address, {
      headers: { 'x-csrf-token': await csrfTokenOf(page) },
      data: { requestId: randomUUID(), ...body },
    });
    return read(address, response.status(), await response.json());
  }
}

async function csrfTokenOf(page: Page): Promise<string> {
  const session = (await (await page.request.get('/api/session')).json()) as Json;
  return text(session, 'csrfToken');
}

function read(address: string, status: number, answer: unknown): Json {
  if (status !== 200) throw new Error(`${address}: ${status} ${JSON.stringify(answer)}`);
  return answer as Json;
}

/** A part of an answer; empty when it is not there. */
export function part(answer: Json, key: string): Json {
  return (answer[key] ?? {}) as Json;
}

/** The parts of a list; none when it is not there. */
export function parts(answer: Json, key: string): readonly Json[] {
  return (answer[key] ?? []) as readonly Json[];
}

/** A text; empty when it is not there. */
export function text(answer: Json, key: string): string {
  const value = answer[key];
  return typeof value === 'string' ? value : '';
}

/** A number; 0 when it is not there, as JSON leaves zeros out. */
export function count(answer: Json, key: string): number {
  return Number(answer[key] ?? 0);
}
