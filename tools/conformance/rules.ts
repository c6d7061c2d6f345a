/** What a client of Baro must do, each shown by one situation. */
export const rules = {
  DEADLINE:
    'every call has a deadline of at most 60 s; when it passes, the same request is sent again with the same request_id',
  RETRY_SAME_ID: 'after UNAVAILABLE the same request is sent again with the same request_id',
  LOST_ANSWER:
    'when the answer was lost (UNAVAILABLE after the act), the same request_id leads to the same document',
  BACK_OFF: 'another try after UNAVAILABLE is not sent at once: 50 ms later or more',
  RETRY_INFO:
    'after RESOURCE_EXHAUSTED the client waits as long as RetryInfo says, and sends the same request again',
  TOKEN_RENEWED: 'after UNAUTHENTICATED a new token is fetched and the same request sent again',
  NO_RETRY_REFUSED: 'a refusal (INVALID_ARGUMENT, reason FIELD_INVALID) is not sent again',
  NEW_ID_PER_ACT: 'each act has a request_id of its own, a UUID',
  PAGES_TO_END:
    'a list is read until next_page_token is empty, with unchanged arguments, also when pages are short',
  STREAM_RESUMED: 'a stream that broke is opened again with the cursor of the newest answer',
  STREAM_TOKEN:
    'when the token ends during a stream, it is opened again with a new token at the newest cursor',
  CURSOR_REFUSED: 'after EVENT_CURSOR_INVALID the feed is begun anew with an empty cursor',
} as const;

export type RuleName = keyof typeof rules;

export interface Verdict {
  passed: boolean;
  /** What was seen. */
  seen: string;
}

/** Verdicts as they come: the first failure of a rule stays. */
export class Report {
  readonly #verdicts = new Map<RuleName, Verdict>();
  readonly #say: (line: string) => void;

  constructor(say: (line: string) => void) {
    this.#say = say;
  }

  judge(rule: RuleName, passed: boolean, seen: string): void {
    if (this.#verdicts.get(rule)?.passed === false) return;
    if (passed && this.#verdicts.has(rule)) return;
    this.#verdicts.set(rule, { passed, seen });
    this.#say(`${passed ? 'ok    ' : 'FAILED'} ${rule}: ${seen}`);
  }

  isJudged(rule: RuleName): boolean {
    return this.#verdicts.has(rule);
  }

  get complete(): boolean {
    return this.#verdicts.size === Object.keys(rules).length;
  }

  /** One line a rule: verdict, what is expected, what was seen. */
  lines(): string[] {
    return (Object.keys(rules) as RuleName[]).map((rule) => {
      const verdict = this.#verdicts.get(rule);
      const word = verdict ? (verdict.passed ? 'passed' : 'FAILED') : 'not seen';
      return `${word.padEnd(9)} ${rule.padEnd(17)} ${rules[rule]}; ${verdict?.seen ?? 'the situation did not come about'}`;
    });
  }

  count(): { passed: number; failed: number } {
    const passed = [...this.#verdicts.values()].filter((verdict) => verdict.passed).length;
    return { passed, failed: Object.keys(rules).length - passed };
  }
}
