import { AppError } from '../errors/app-error.ts';
import { FieldCheck } from '../errors/field-check.ts';
import { checkId } from '../errors/field-limits.ts';
import type { CallContext } from '../grpc/context.ts';
import { findNameFault, maxFileName } from './file-name.ts';

/** Largest chunk the contract allows. */
const maxChunkBytes = 64 * 1024;

/** SHA-256 as lower-case hex. */
const sha256Form = /^[0-9a-f]{64}$/;

/** What the header of every upload says; each service adds what the file belongs to. */
export interface UploadHeader {
  fileName: string;
  /** Lower-case hex; empty when not stated, absent when it cannot be. */
  sha256?: string;
  requestId: string;
}

/** A message of an upload: the header first, then chunks. */
export interface UploadMessage<Header> {
  part?: { $case: 'header'; value: Header } | { $case: 'chunk'; value: Uint8Array } | undefined;
}

/** An upload taken apart: its header, then its bytes. */
export interface Upload<Header extends UploadHeader> {
  header: Header;
  chunks: AsyncIterable<Uint8Array>;
}

/**
 * Takes the header off an upload and checks it; `checkOwner` checks the fields that say what the file belongs to.
 * @throws AppError FIELD_INVALID without a header first, and for each of its faults
 */
export async function openUpload<Header extends UploadHeader>(
  messages: AsyncIterable<UploadMessage<Header>>,
  ctx: CallContext,
  checkOwner: (check: FieldCheck, header: Header) => void,
): Promise<Upload<Header>> {
  const parts = partsUntilDeadline(messages, ctx);
  const first = await parts.next();
  const part = first.done ? undefined : first.value.part;
  const check = new FieldCheck();
  if (part?.$case !== 'header') {
    check.add('header', 'REQUIRED', 'must come first', 'phải được gửi đầu tiên');
    check.throwIfAny();
    throw new AppError('FIELD_INVALID'); // never reached: the check has thrown
  }
  checkOwner(check, part.value);
  checkHeader(check, part.value);
  check.throwIfAny();
  return { header: part.value, chunks: chunksOf(parts) };
}

function checkHeader(check: FieldCheck, header: UploadHeader): void {
  checkId(check, 'header.requestId', header.requestId);
  if (check.required('header.fileName', header.fileName)) {
    check.text('header.fileName', header.fileName, maxFileName);
    const fault = findNameFault(header.fileName);
    if (fault) check.add('header.fileName', fault, 'is no file name', 'không phải tên tệp hợp lệ');
  }
  const { sha256 = '' } = header;
  if (sha256 !== '' && !sha256Form.test(sha256)) {
    check.add('header.sha256', 'NOT_SHA256', 'is not lower-case hex of SHA-256', 'không phải mã SHA-256');
  }
}

async function* chunksOf(parts: AsyncGenerator<UploadMessage<unknown>>): AsyncGenerator<Uint8Array> {
  for await (const { part } of parts) {
    const check = new FieldCheck();
    if (part?.$case !== 'chunk') {
      check.add('chunk', 'REQUIRED', 'must follow the header', 'phải theo sau phần đầu');
      check.throwIfAny();
      continue;
    }
    if (part.value.length > maxChunkBytes) {
      check.add(
        'chunk',
        'TOO_LONG',
        `is longer than ${maxChunkBytes} bytes`,
        `dài quá ${maxChunkBytes} byte`,
      );
    }
    check.throwIfAny();
    yield part.value;
  }
}

/** A sender that stops sending must not hold the call for ever, and one that breaks off is no fault of ours. */
async function* partsUntilDeadline<Message>(
  messages: AsyncIterable<Message>,
  ctx: CallContext,
): AsyncGenerator<Message> {
  const iterator = messages[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await beforeDeadline(iterator.next(), ctx);
      if (next.done) return;
      yield next.value;
    }
  } catch (error) {
    if (ctx.signal.aborted) throw new AppError('DEADLINE_EXCEEDED', { cause: error });
    throw error;
  } finally {
    // Frees the stream when the reader stops early; not awaited, a waiting read would hold it up.
    iterator.return?.().catch(() => undefined);
  }
}

async function beforeDeadline<T>(work: Promise<T>, ctx: CallContext): Promise<T> {
  ctx.throwIfOver();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new AppError('DEADLINE_EXCEEDED')),
      Math.max(ctx.deadline.getTime() - Date.now(), 0),
    );
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
    work.catch(() => undefined); // the loser of the race may still fail; nobody waits for it
  }
}
