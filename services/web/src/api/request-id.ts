/**
 * Request ids of one form or dialog: the same body keeps its id, so that a second press after a broken line
 * acts once; a changed body gets a new one, for the server refuses an id with another body.
 */
export class RequestIds {
  #body = '';
  #id = '';

  idFor(body: object): string {
    const text = JSON.stringify(body);
    if (text !== this.#body || this.#id === '') {
      this.#body = text;
      this.#id = newRequestId();
    }
    return this.#id;
  }

  /** The act was done: the next one is another, even with equal words. */
  done(): void {
    this.#id = '';
  }
}

/** A random UUID; `crypto.randomUUID` is missing on plain http addresses other than localhost. */
export function newRequestId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = [...bytes].map((byte, index) => {
    const value = index === 6 ? (byte & 0x0f) | 0x40 : index === 8 ? (byte & 0x3f) | 0x80 : byte;
    return value.toString(16).padStart(2, '0');
  });
  return [hex.slice(0, 4), hex.slice(4, 6), hex.slice(6, 8), hex.slice(8, 10), hex.slice(10)]
    .map((group) => group.join(''))
    .join('-');
}
