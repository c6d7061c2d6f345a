import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import { AppError } from '@baro/chassis';

/** Reads a JSON object; an absent body is an empty one. @throws AppError naming what is wrong with it. */
export async function readJsonBody(request: IncomingMessage, maxBytes: number): Promise<object> {
  const bytes = await readBytes(request, maxBytes);
  if (bytes.length === 0) return {};
  checkContentType(request);
  if (!isUtf8(bytes)) throw new AppError('BODY_MALFORMED');
  const value = parse(bytes.toString('utf8'));
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new AppError('BODY_MALFORMED');
  }
  return value;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new AppError('BODY_MALFORMED', { cause: error });
  }
}

function checkContentType(request: IncomingMessage): void {
  const type = request.headers['content-type'] ?? '';
  const encoding = request.headers['content-encoding'] ?? 'identity';
  // `application/json`, parameters such as charset after a semicolon.
  if (!/^application\/json\s*(;|$)/i.test(type) || encoding !== 'identity') {
    throw new AppError('CONTENT_TYPE_UNSUPPORTED');
  }
}

async function readBytes(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) throw tooLarge(maxBytes);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const onData = (chunk: Buffer): void => {
      size += chunk.length;
      if (size <= maxBytes) {
        chunks.push(chunk);
        return;
      }
      request.off('data', onData);
      reject(tooLarge(maxBytes));
    };
    request.on('data', onData);
    request.once('end', () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
    request.once('error', reject);
    request.once('close', () => {
      if (!request.complete) reject(new AppError('CALL_CANCELLED'));
    });
  });
}

function tooLarge(maxBytes: number): AppError {
  return new AppError('MESSAGE_TOO_LARGE', { metadata: { maxBytes: String(maxBytes) } });
}
