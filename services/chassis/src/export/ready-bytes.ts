import type { Readable } from 'node:stream';

/** Largest piece a stream sends, as the contract says. */
const pieceBytes = 64 * 1024;

/** What a stream has ready now, in whole pieces of 64 KiB; less than one waits for more. */
export function* readyBytes(stream: Readable): Generator<Buffer> {
  while (stream.readableLength >= pieceBytes) {
    const piece = stream.read(pieceBytes) as Buffer | null;
    if (piece === null) return;
    yield piece;
  }
}

/** Everything a stream still gives, in pieces of at most 64 KiB. */
export async function* remainingBytes(stream: Readable): AsyncGenerator<Buffer> {
  for await (const chunk of stream) {
    const bytes = chunk as Buffer; // streams without an encoding give buffers
    for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
  }
}
