import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import type { CallOptions, ClientReadableStream, ClientWritableStream, ServiceError } from '@grpc/grpc-js';
import type { Metadata } from '@grpc/grpc-js';
import { eventually } from '../../testing/eventually.ts';
import type { DownloadMessage } from '../send-file.ts';

type Open<Message, Response> = (
  metadata: Metadata,
  options: Partial<CallOptions>,
  reply: (error: ServiceError | null, response: Response) => void,
) => ClientWritableStream<Message>;

/** SHA-256 in lower-case hex. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The bytes in chunks of an upload. */
export function* chunkMessages(
  bytes: Uint8Array,
  size = 64 * 1024,
): Generator<{ part: { $case: 'chunk'; value: Uint8Array } }> {
  for (let at = 0; at < bytes.length; at += size) {
    yield { part: { $case: 'chunk', value: bytes.subarray(at, at + size) } };
  }
}

/** Sends messages of an upload as they are; stops sending when the answer comes. */
export async function sendMessages<Message, Response>(
  open: Open<Message, Response>,
  messages: Iterable<Message>,
  metadata: Metadata,
): Promise<Response> {
  let answered = false;
  return new Promise((resolve, reject) => {
    const call = open(metadata, { deadline: Date.now() + 60_000 }, (error, response) => {
      answered = true;
      if (error) reject(error);
      else resolve(response);
    });
    // A refusal ends the stream under the sender.
    call.on('error', () => undefined);
    const sendAll = async (): Promise<void> => {
      for (const message of messages) {
        if (answered) return;
        if (call.write(message)) await setImmediate();
        else await new Promise((drained) => call.once('drain', drained).once('close', drained));
      }
      call.end();
    };
    void sendAll();
  });
}

/** Reads a download whole. @throws as the call does */
export async function readDownload(stream: ClientReadableStream<unknown>) {
  const pieces: Buffer[] = [];
  let header: Extract<DownloadMessage['part'], { $case: 'header' }>['value'] | undefined;
  for await (const { part } of stream as AsyncIterable<Partial<DownloadMessage>>) {
    if (part?.$case === 'header') header = part.value;
    if (part?.$case === 'chunk') pieces.push(Buffer.from(part.value));
  }
  if (!header) throw new Error('no header');
  return { header, bytes: Buffer.concat(pieces), chunks: pieces.map((piece) => piece.length) };
}

/** Names of all files under a folder, sorted. */
export async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.flatMap((entry) => (entry.isFile() ? [entry.name] : [])).toSorted();
}

/** Waits until these files, and no others, are under the folder. */
export async function expectFiles(folder: string, names: readonly string[]): Promise<void> {
  const expected = names.toSorted().join(' ');
  await eventually(async () => {
    const found = (await filesUnder(folder)).join(' ');
    if (found !== expected) throw new Error(`expected the files ${expected}, but found ${found}`);
  });
}
