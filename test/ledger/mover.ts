import { status } from '@grpc/grpc-js';
import type { Client, ServiceError } from '@grpc/grpc-js';
import { call, nameId } from '@baro/chassis';
import { cachedToken } from '../fire/tokens.ts';

type Unary<Req, Res> = Parameters<typeof call<Req, Res>>[1];

const space = '0190a000-0000-7000-8000-0000000000f3';
const retryable = new Set<number>([
  status.UNAVAILABLE,
  status.DEADLINE_EXCEEDED,
  status.CANCELLED,
  status.UNKNOWN,
]);

/** Acts of people one after the other, each asked under the same request id until it is answered. */
export class Mover {
  /** Changes of hands that were acknowledged. */
  hands = 0;
  retries = 0;
  /** Why each was asked again. */
  readonly askedAgain: string[] = [];
  #acts = 0;
  readonly #run: string;
  readonly #tokens = new Map<string, () => Promise<string>>();
  readonly #signIn: (login: string) => Promise<string>;
  readonly #deadlineMs: number;

  constructor(run: string, signIn: (login: string) => Promise<string>, deadlineMs = 10_000) {
    this.#run = run;
    this.#signIn = signIn;
    this.#deadlineMs = deadlineMs;
  }

  /** Does one act that changes hands so many times. @throws on any refusal: the lives ask for nothing that is refused. */
  async act<Req extends { requestId: string }, Res>(
    login: string,
    client: Client,
    method: Unary<Req, Res>,
    request: Req,
    hands: number,
  ): Promise<Res> {
    this.#acts += 1;
    const asked = { ...request, requestId: nameId(`${this.#run}/${this.#acts}`, space) };
    for (;;) {
      try {
        const token = await this.#tokenOf(login);
        const answer = await call(client, method, asked, { token, deadlineMs: this.#deadlineMs });
        this.hands += hands;
        return answer;
      } catch (error) {
        const { code, message } = error as ServiceError;
        if (!retryable.has(code)) throw error;
        this.askedAgain.push(message);
        this.retries += 1;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }
  }

  #tokenOf(login: string): Promise<string> {
    const known = this.#tokens.get(login) ?? cachedToken(() => this.#signIn(login));
    this.#tokens.set(login, known);
    return known();
  }
}
