import { isUuid } from '@baro/chassis';
import {
  RegisterIncomingDocumentRequest,
  RegisterIncomingDocumentResponse,
} from '@baro/proto/baro/documents/v1/incoming';
import type { Observed } from './observed.ts';
import type { Report, RuleName } from './rules.ts';

/** What happens to a call: it passes, is refused unheard, loses its answer, or waits until its deadline. */
export type Treatment = 'pass' | 'unavailable' | 'lose' | 'hold' | 'exhaust' | 'expire' | 'refuse';

/** Seconds RetryInfo asks for. */
export const retrySeconds = 2;

/** The situations of registrations, one an act, in this order. */
const script: readonly Treatment[] = ['unavailable', 'lose', 'hold', 'exhaust', 'expire', 'refuse'];

interface Act {
  treatment: Treatment;
  first: Observed;
  /** Calls with this request_id. */
  calls: number;
  documentId: string;
}

/** How many acts a client must do to see every situation. */
export const actsNeeded = script.length;

const longestDeadlineMs = 60_000 + 5_000;
const shortestBackOffMs = 50;

/** Judges how a client repeats its writes. An act is what has one message_id: a client must not make two of it. */
export class Registrations {
  readonly #report: Report;
  readonly #acts = new Map<string, Act>();
  readonly #byMessage = new Map<string, string>();

  constructor(report: Report) {
    this.#report = report;
  }

  /** Takes a call in. @returns what happens to it */
  take(seen: Observed): Treatment {
    const { requestId, document } = RegisterIncomingDocumentRequest.decode(seen.bytes);
    const known = this.#acts.get(requestId);
    if (known) return this.#again(known, seen);
    const other = this.#byMessage.get(document?.messageId ?? '');
    if (other !== undefined) return this.#underNewId(other, seen.at);
    this.#judgeNew(requestId, seen);
    const treatment = script[this.#acts.size] ?? 'pass';
    this.#acts.set(requestId, { treatment, first: seen, calls: 1, documentId: '' });
    if (document?.messageId) this.#byMessage.set(document.messageId, requestId);
    return treatment;
  }

  /** What the platform answered, also when the client was not told. */
  answered(bytes: Buffer, seen: Observed): void {
    const { requestId } = RegisterIncomingDocumentRequest.decode(seen.bytes);
    const act = this.#acts.get(requestId);
    const id = RegisterIncomingDocumentResponse.decode(bytes).document?.id ?? '';
    if (!act) return;
    const isFirst = act.documentId === '';
    act.documentId ||= id;
    if (act.treatment === 'lose' && !isFirst) {
      this.#report.judge(
        'LOST_ANSWER',
        act.documentId === id,
        `call ${act.calls} with the same request_id got document ${id === act.documentId ? 'as before' : 'anew'}`,
      );
    }
  }

  /** Acts that the client has given up, when it has ended. */
  finish(): void {
    for (const { treatment, calls, documentId } of this.#acts.values()) {
      if (treatment === 'refuse' && calls === 1) this.#report.judge('NO_RETRY_REFUSED', true, 'sent once');
      const rule = ruleOf[treatment];
      if (rule && rule !== 'NO_RETRY_REFUSED' && calls === 1) {
        const lost = treatment === 'lose' && documentId === '';
        this.#report.judge(rule, false, lost ? 'the platform refused the act itself' : 'not sent again');
      }
    }
  }

  #judgeNew(requestId: string, { deadlineMs }: Observed): void {
    this.#report.judge(
      'NEW_ID_PER_ACT',
      isUuid(requestId),
      isUuid(requestId) ? 'a UUID each' : 'request_id is no UUID',
    );
    if (deadlineMs > longestDeadlineMs) {
      this.#report.judge('DEADLINE', false, 'a call without a deadline of at most 60 s');
    }
  }

  #underNewId(requestId: string, at: number): Treatment {
    const act = this.#acts.get(requestId);
    const rule = ruleOf[act?.treatment ?? 'pass'];
    if (rule) this.#report.judge(rule, false, 'the same document was sent again with another request_id');
    if (act?.treatment === 'unavailable') this.#judgeBackOff(at - act.first.at);
    this.#report.judge('NEW_ID_PER_ACT', false, 'one act came with two request_ids');
    return 'pass';
  }

  #judgeBackOff(gapMs: number): void {
    this.#report.judge('BACK_OFF', gapMs >= shortestBackOffMs, `again after ${Math.round(gapMs)} ms`);
  }

  #again(act: Act, seen: Observed): Treatment {
    act.calls += 1;
    if (act.calls > 2) {
      if (act.treatment === 'refuse') {
        this.#report.judge('NO_RETRY_REFUSED', false, `sent ${act.calls} times`);
      }
      return 'pass';
    }
    const gapMs = Math.round(seen.at - act.first.at);
    const same = act.first.bytes.equals(seen.bytes);
    const word = same
      ? `the same request again after ${gapMs} ms`
      : 'the request_id again with another request';
    switch (act.treatment) {
      case 'unavailable':
        this.#report.judge('RETRY_SAME_ID', same, word);
        this.#judgeBackOff(gapMs);
        break;
      case 'hold':
        this.#report.judge('DEADLINE', same, word);
        break;
      case 'exhaust':
        this.#report.judge(
          'RETRY_INFO',
          same && gapMs >= retrySeconds * 1000,
          `${word}, ${retrySeconds} s were asked for`,
        );
        break;
      case 'expire':
        this.#report.judge(
          'TOKEN_RENEWED',
          same && seen.token !== act.first.token,
          seen.token === act.first.token ? 'again with the same token' : word,
        );
        break;
      case 'refuse':
        this.#report.judge('NO_RETRY_REFUSED', false, 'sent again');
        break;
      case 'lose':
      case 'pass':
        break;
    }
    return 'pass';
  }
}

const ruleOf: Partial<Record<Treatment, RuleName>> = {
  unavailable: 'RETRY_SAME_ID',
  lose: 'LOST_ANSWER',
  hold: 'DEADLINE',
  exhaust: 'RETRY_INFO',
  expire: 'TOKEN_RENEWED',
  refuse: 'NO_RETRY_REFUSED',
};
