import {
  ListIncomingDocumentsRequest,
  ListIncomingDocumentsResponse,
} from '@baro/proto/baro/documents/v1/incoming';
import type { Report } from './rules.ts';

/** Rows of a page here: however many are asked for, several pages are needed. */
const pageSize = 5;

/** Judges whether a list is read to its end. Pages are shorter than asked for, as the contract allows. */
export class Lists {
  readonly #report: Report;
  #next = '';
  #asked = '';
  #pages = 0;

  constructor(report: Report) {
    this.#report = report;
  }

  /** The request as it goes on to the platform. */
  take(bytes: Buffer): Buffer {
    const request = ListIncomingDocumentsRequest.decode(bytes);
    const asked = JSON.stringify({ ...request, pageToken: '' });
    if (request.pageToken === '') this.#pages = 0;
    else if (request.pageToken !== this.#next || asked !== this.#asked) {
      this.#report.judge(
        'PAGES_TO_END',
        false,
        'a page token came with other arguments than it was made for',
      );
    }
    this.#asked = asked;
    return Buffer.from(ListIncomingDocumentsRequest.encode({ ...request, pageSize }).finish());
  }

  answered(bytes: Buffer): void {
    this.#pages += 1;
    this.#next = ListIncomingDocumentsResponse.decode(bytes).nextPageToken;
    if (this.#next === '' && this.#pages > 1) {
      this.#report.judge('PAGES_TO_END', true, `${this.#pages} pages`);
    }
  }

  finish(): void {
    if (this.#next !== '') {
      this.#report.judge('PAGES_TO_END', false, `ended after page ${this.#pages}, there were more`);
    }
  }
}
