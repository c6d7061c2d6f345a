/** One server-sent event. */
export interface SentEvent {
  event: string | undefined;
  id: string | undefined;
  data: unknown;
}

/** Reads server-sent events as a browser would. */
export class EventReader {
  readonly events: SentEvent[] = [];
  /** Settles when the server ends the connection. */
  readonly ended: Promise<void>;
  #comments = 0;

  constructor(response: Response) {
    this.ended = this.#read(response);
  }

  /** Heartbeats seen. */
  get comments(): number {
    return this.#comments;
  }

  /** Ids of the aggregates told of. */
  get aggregates(): unknown[] {
    return this.events.flatMap(({ event, data }) =>
      event === undefined ? [(data as { aggregateId: unknown }).aggregateId] : [],
    );
  }

  get lastId(): string {
    return this.events.at(-1)?.id ?? '';
  }

  has(event: string): boolean {
    return this.events.some((seen) => seen.event === event);
  }

  async #read(response: Response): Promise<void> {
    let text = '';
    const decoder = new TextDecoder();
    try {
      for await (const part of response.body as AsyncIterable<Uint8Array>) {
        text += decoder.decode(part, { stream: true });
        const blocks = text.split('\n\n');
        text = blocks.pop() ?? '';
        for (const block of blocks) this.#take(block);
      }
    } catch {
      // Broken off by the test or by the server: ended as well.
    }
  }

  #take(block: string): void {
    if (block.startsWith(':')) {
      this.#comments += 1;
      return;
    }
    const value = (name: string): string | undefined =>
      block
        .split('\n')
        .find((line) => line.startsWith(`${name}: `))
        ?.slice(name.length + 2);
    const data = value('data');
    if (data !== undefined) {
      this.events.push({ event: value('event'), id: value('id'), data: JSON.parse(data) as unknown });
    }
  }
}
