import { AppError } from '../errors/app-error.ts';
import type { CallContext } from '../grpc/context.ts';
import { newId } from '../ids.ts';
import { write } from '../write/write.ts';
import type { Tx } from '../write/tx.ts';
import type { FileDeps } from './file-deps.ts';
import type { Inspection } from './file-inspector.ts';
import { extensionOf, truthfulName } from './file-name.ts';
import { findFileType } from './file-types.ts';
import { boundIndexText } from './index-text.ts';
import { isSecrecyMark } from './secrecy-mark.ts';
import type { StagedFile } from './staging.ts';
import type { Upload, UploadHeader } from './upload-stream.ts';

/** What is known of a file before it belongs to anything. */
export interface NewFile extends Omit<StagedFile, 'path'>, Omit<Inspection, 'marked'> {
  id: string;
  /** Name with an extension that tells the truth. */
  fileName: string;
}

/** What makes a received file visible. */
export interface Keeping<Response> {
  /** Fields of the header that, with name and bytes, make a repeated request the same; ids only, they are logged. */
  owner: Record<string, string>;
  /** In the transaction: asks again whether the caller may, stores the row. */
  add: (tx: Tx, file: NewFile) => Promise<Response>;
  /** Id of the file the answer shows: another one's when the request was answered before. */
  fileIdOf: (response: Response) => string | undefined;
}

/**
 * Receives a file. Bytes, type, mark of secrecy and text are settled before the transaction that makes the file visible;
 * after any refusal nothing is left of it.
 * @throws AppError ATTACHMENT_EMPTY, ATTACHMENT_TOO_LARGE, ATTACHMENT_HASH_WRONG, ATTACHMENT_TYPE_REFUSED,
 * DOCUMENT_CLASSIFIED, and what `add` throws
 */
export async function receiveFile<Response>(
  deps: FileDeps,
  upload: Upload<UploadHeader>,
  ctx: CallContext,
  keeping: Keeping<Response>,
): Promise<Response> {
  const { header, chunks } = upload;
  const staged = await deps.staging.receive(chunks, deps.maxBytes);
  try {
    const file = await judge(deps, header, staged, ctx, keeping.owner);
    await deps.store.put(file.id, staged.path);
    return await keep(deps, header, file, ctx, keeping);
  } finally {
    await deps.staging.discard(staged);
  }
}

async function judge(
  deps: FileDeps,
  header: UploadHeader,
  staged: StagedFile,
  ctx: CallContext,
  owner: Record<string, string>,
): Promise<NewFile> {
  const { sizeBytes, sha256 } = staged;
  if (header.sha256 && header.sha256 !== sha256) throw new AppError('ATTACHMENT_HASH_WRONG');
  const { marked, ...found } = await deps.inspector.inspect(staged.path, ctx.signal);
  const type = findFileType(found.contentType);
  if (!type) throw new AppError('ATTACHMENT_TYPE_REFUSED');
  const stem = header.fileName.slice(0, header.fileName.length - extensionOf(header.fileName).length);
  if (marked || isSecrecyMark(stem)) {
    // Somebody must hear of it; the file itself is gone with this refusal.
    ctx.log.warn({ ...owner, sha256 }, 'classified file refused and removed');
    throw new AppError('DOCUMENT_CLASSIFIED');
  }
  return {
    ...found,
    id: newId(),
    fileName: truthfulName(header.fileName, type.extensions),
    sizeBytes,
    sha256,
  };
}

async function keep<Response>(
  deps: FileDeps,
  header: UploadHeader,
  file: NewFile,
  ctx: CallContext,
  { owner, add, fileIdOf }: Keeping<Response>,
): Promise<Response> {
  const { fileName, requestId } = header;
  try {
    // The content is part of what is repeated: same id, same bytes, same answer.
    const request = { requestId, ...owner, fileName, sha256: file.sha256 };
    const response = await write(ctx, request, async (tx) => add(tx, file));
    if (fileIdOf(response) !== file.id) await deps.store.remove(file.id);
    return response;
  } catch (error) {
    // After any other fault the commit may have happened: the cleaning of orphans knows, we do not.
    if (error instanceof AppError) await deps.store.remove(file.id);
    throw error;
  }
}

/** Text of all files of one thing in its index, bytes: a text vector holds at most 1 MiB of words and positions. */
const ownerIndexBytes = 640_000;

/** The text of a file for the index, as far as the other files of the same thing, with `takenBytes`, leave room. */
export function indexTextOf(file: Pick<NewFile, 'content'>, takenBytes: number): string {
  const room = ownerIndexBytes - takenBytes;
  return room > 0 ? boundIndexText(file.content, room * 0.75, room) : '';
}
