import { StreamUnitEventsRequest, StreamUnitEventsResponse } from '@baro/proto/baro/custody/v1/feed';
import type { Report } from './rules.ts';

/** What happens to a stream: refused at once, or ended with a reason after so many answers with an event. */
export interface StreamPlan {
  refuseWith?: string;
  endAfter?: number;
  endWith?: string;
}

const plans: readonly StreamPlan[] = [
  { endAfter: 3, endWith: 'UNAVAILABLE' },
  { endAfter: 2, endWith: 'UNAUTHENTICATED' },
  { refuseWith: 'EVENT_CURSOR_INVALID' },
  {},
];

/** Judges how a client goes on with the event feed. */
export class Feeds {
  readonly #report: Report;
  #opened = 0;
  #delivered = '';
  #token = '';

  constructor(report: Report) {
    this.#report = report;
  }

  /** Takes a stream in. @returns what happens to it */
  open(bytes: Buffer, token: string): StreamPlan {
    const { cursor } = StreamUnitEventsRequest.decode(bytes);
    const isNewest = cursor === this.#delivered;
    const word = isNewest
      ? 'opened again at the newest cursor'
      : cursor === ''
        ? 'opened again from the beginning'
        : 'opened again at another cursor';
    if (this.#opened === 1) this.#report.judge('STREAM_RESUMED', isNewest, word);
    if (this.#opened === 2) {
      const renewed = token !== this.#token;
      this.#report.judge(
        'STREAM_TOKEN',
        isNewest && renewed,
        renewed ? word : 'opened again with the same token',
      );
    }
    if (this.#opened === 3) {
      this.#report.judge(
        'CURSOR_REFUSED',
        cursor === '',
        cursor === '' ? 'begun anew' : 'the refused cursor was sent again',
      );
    }
    this.#token = token;
    this.#opened += 1;
    return plans[this.#opened - 1] ?? {};
  }

  /** An answer went to the client. @returns whether it had an event */
  delivered(bytes: Buffer): boolean {
    const answer = StreamUnitEventsResponse.decode(bytes);
    this.#delivered = answer.cursor;
    return answer.event !== undefined;
  }

  finish(): void {
    if (this.#opened === 1) this.#report.judge('STREAM_RESUMED', false, 'not opened again');
    if (this.#opened === 2) this.#report.judge('STREAM_TOKEN', false, 'not opened again');
    if (this.#opened === 3) this.#report.judge('CURSOR_REFUSED', false, 'not opened again');
  }
}
