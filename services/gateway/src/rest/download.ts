import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { AppError } from '@baro/chassis';
import { outgoingMetadata, traceparentOf } from '../http/trace.ts';
import { contentDisposition } from './content-disposition.ts';
import { deadlineOf } from './deadline.ts';
import { readRequest } from './read-request.ts';
import type { RouteCall } from './route.ts';

/** First message of a download; every such method of the contract sends a `DownloadHeader`. */
interface FileHeader {
  fileName: string;
  contentType: string;
  /** 0 when not known before the end. */
  sizeBytes: number;
  /** Lower-case hex; empty when not known. */
  sha256: string;
}

type Part = { $case: 'header'; value: FileHeader } | { $case: 'chunk'; value: Uint8Array };

/** Header message to HTTP headers, chunks to the body, at the reader's pace. */
export async function serveDownload(call: RouteCall): Promise<void> {
  const { method, request, response, identity, client, limits } = call;
  const deadline = deadlineOf(request, limits.transferTimeoutMs, limits.transferTimeoutMs);
  const message = await readRequest(method, request, call.variables, limits.bodyMaxBytes);
  const metadata = outgoingMetadata(identity.token, traceparentOf(request));
  const { path, requestSerialize, responseDeserialize } = method.definition;
  const stream = client.makeServerStreamRequest(
    path,
    requestSerialize,
    responseDeserialize,
    message,
    metadata,
    { deadline },
  );
  const gone = new AbortController();
  response.once('close', () => {
    gone.abort();
    stream.cancel();
  });
  const oneof = method.output.oneof ?? '';
  for await (const received of stream as AsyncIterable<Record<string, Part | undefined>>) {
    const part = received[oneof];
    if (part?.$case === 'header') writeHeader(response, part.value);
    else if (!response.headersSent) {
      throw new AppError('INTERNAL', { cause: new Error(`${path} sent no header first`) });
    } else if (part && !response.write(part.value)) await once(response, 'drain', { signal: gone.signal });
  }
  if (!response.headersSent) throw new AppError('INTERNAL', { cause: new Error(`${path} sent nothing`) });
  response.end();
}

function writeHeader(response: ServerResponse, header: FileHeader): void {
  // type/subtype and nothing more; anything else is just bytes.
  const known = /^[\w.+-]+\/[\w.+-]+$/.test(header.contentType);
  response.setHeader('content-type', known ? header.contentType : 'application/octet-stream');
  response.setHeader('content-disposition', contentDisposition(header.fileName));
  response.setHeader('x-content-type-options', 'nosniff');
  // Should a browser show the file after all, it is a page without rights.
  response.setHeader('content-security-policy', "default-src 'none'; sandbox; frame-ancestors 'none'");
  response.setHeader('cross-origin-resource-policy', 'same-origin');
  response.setHeader('cache-control', 'private, no-store');
  if (header.sizeBytes > 0) response.setHeader('content-length', header.sizeBytes);
  // Hex to the base64 of RFC 9530.
  if (header.sha256) {
    response.setHeader('repr-digest', `sha-256=:${Buffer.from(header.sha256, 'hex').toString('base64')}:`);
  }
  response.flushHeaders();
}
