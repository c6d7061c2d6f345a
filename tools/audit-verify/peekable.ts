/** A stream whose next value can be looked at before it is taken. */
export class Peekable<T> {
  readonly #source: AsyncIterator<T>;
  #ahead: { value: T | undefined } | undefined;

  constructor(source: AsyncIterable<T>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  async peek(): Promise<T | undefined> {
    this.#ahead ??= await this.#read();
    return this.#ahead.value;
  }

  /** Takes the next value; undefined at the end. */
  async next(): Promise<T | undefined> {
    const { value } = this.#ahead ?? (await this.#read());
    this.#ahead = undefined;
    return value;
  }

  async #read(): Promise<{ value: T | undefined }> {
    const result = await this.#source.next();
    return { value: result.done ? undefined : result.value };
  }
}
