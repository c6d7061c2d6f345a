import { call, nameId } from '@baro/chassis';
import type { Client } from '@grpc/grpc-js';
import { patiently, reasonOf, until } from './patience.ts';
import type { SignIn } from './sign-in.ts';

const STORY_SPACE = '0190a000-0000-7000-8000-0000000057e0';
const DEADLINE_MS = 30_000;

// What a service answers before its copy of the directory has heard of everything.
const NOT_YET = new Set([
  'CALLER_UNKNOWN',
  'PERMISSION_DENIED',
  'UNIT_NOT_FOUND',
  'POST_NOT_FOUND',
  'POST_VACANT',
  'SIGNER_MISSING',
  'SIGNING_AUTHORITY_INVALID',
]);

type Unary<Req, Res> = Parameters<typeof call<Req, Res>>[1];

/** Calls of demo people, each of which acts once however often the load is repeated. */
export class Caller {
  readonly #signIn: SignIn;
  readonly #run: string;

  /** `run` names the load: the same run sends the same request ids. */
  constructor(signIn: SignIn, run: string) {
    this.#signIn = signIn;
    this.#run = run;
  }

  requestId(name: string): string {
    return nameId(`${this.#run}/${name}`, STORY_SPACE);
  }

  /** Calls as a demo login; waits while the service's copy of the directory is catching up. */
  async as<Req, Res>(login: string, client: Client, method: Unary<Req, Res>, request: Req): Promise<Res> {
    let refusal: unknown;
    const answer = async (): Promise<Res | undefined> => {
      const token = await this.#signIn(login);
      try {
        return await patiently(() => call(client, method, request, { token, deadlineMs: DEADLINE_MS }));
      } catch (error) {
        if (!NOT_YET.has(reasonOf(error) ?? '')) throw error;
        refusal = error;
        return undefined;
      }
    };
    return until(answer, () => refusal);
  }
}
