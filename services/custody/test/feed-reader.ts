import { status } from '@grpc/grpc-js';
import type { ClientReadableStream, ServiceError, StatusObject } from '@grpc/grpc-js';
import { callMetadata, openClient } from '@baro/chassis';
import { EventFeedServiceClient, StreamUnitEventsRequest } from '@baro/proto/baro/custody/v1/feed';
import type { StreamUnitEventsResponse } from '@baro/proto/baro/custody/v1/feed';

/** A stream of the feed with what came of it. */
export class FeedReader {
  readonly answers: StreamUnitEventsResponse[] = [];
  /** Resolves when the stream has ended: undefined with OK. */
  readonly ended: Promise<ServiceError | undefined>;
  readonly stream: ClientReadableStream<StreamUnitEventsResponse>;
  readonly #client: EventFeedServiceClient;

  constructor(
    address: string,
    token: string,
    request: Partial<StreamUnitEventsRequest> = {},
    options: { deadlineMs?: number; paused?: boolean } = {},
  ) {
    this.#client = openClient(EventFeedServiceClient, address);
    const deadline = Date.now() + (options.deadlineMs ?? 60_000);
    this.stream = this.#client.streamUnitEvents(
      StreamUnitEventsRequest.fromPartial(request),
      callMetadata(token),
      { deadline },
    );
    this.ended = new Promise((resolve) => {
      this.stream.on('error', (error: ServiceError) => resolve(error));
      this.stream.on('status', ({ code }: StatusObject) => {
        if (code === status.OK) resolve(undefined);
      });
    });
    if (options.paused) this.#halt();
    else this.read();
  }

  /** Takes answers in from now on. */
  read(): void {
    this.stream.on('data', (answer: StreamUnitEventsResponse) => this.answers.push(answer));
    this.stream.resume();
  }

  /** Takes one answer and no more: a grpc-js stream nobody has read from yet takes everything in. */
  #halt(): void {
    this.stream.once('data', (answer: StreamUnitEventsResponse) => {
      this.answers.push(answer);
      this.stream.pause();
    });
  }

  get events(): NonNullable<StreamUnitEventsResponse['event']>[] {
    return this.answers.flatMap(({ event }) => event ?? []);
  }

  get cursor(): string {
    return this.answers.at(-1)?.cursor ?? '';
  }

  close(): void {
    this.stream.cancel();
    this.#client.close();
  }
}
