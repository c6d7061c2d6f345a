/** Thrown when there is text enough; ends the reading, not the file. */
export class TextLimitError extends Error {
  override name = 'TextLimitError';
}

/** Takes the text of a file piece by piece and hands it on in larger ones. */
export class TextSink {
  /** Letters and digits so far; nothing but signs is no text. */
  letters = 0;
  readonly #deliver: (text: string) => void;
  #room: number;
  #pending = '';

  constructor(maxCharacters: number, deliver: (text: string) => void) {
    this.#room = maxCharacters;
    this.#deliver = deliver;
  }

  /** @throws TextLimitError when the limit is reached; what fits was taken. */
  write(text: string): void {
    const taken = text.slice(0, this.#room);
    this.#room -= taken.length;
    this.#pending += taken;
    this.letters += taken.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
    if (this.#pending.length > 32_768) this.flush();
    if (taken.length < text.length) throw new TextLimitError();
  }

  /** Hands on what is waiting. */
  flush(): void {
    if (this.#pending !== '') this.#deliver(this.#pending);
    this.#pending = '';
  }
}
