import { createHash } from 'node:crypto';
import { openSession } from '@baro/directory-client';
import { AppError, checkId, isAnswered } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import { openUpload } from '@baro/chassis/files';
import type { WorkbookRead } from '@baro/chassis/workbook';
import type {
  UploadSubmissionWorkbookRequest,
  UploadSubmissionWorkbookResponse,
} from '@baro/proto/baro/reporting/v1/workbooks';
import { dataSheet, keySheet } from '../domain/workbook-columns.ts';
import { findSubmission } from '../store/submission-store.ts';
import { allowAct, changeSubmission } from './change-submission.ts';
import type { DepsWithWorkbooks } from './deps.ts';
import { fill } from './fill-submission.ts';
import { figuresOf } from './read-workbook.ts';

/** Largest workbook, bytes: ten times what the largest form takes. */
const maxBytes = 5 * 1024 * 1024;

/** Fills in the figures of a workbook, all or none. */
export async function uploadWorkbook(
  deps: DepsWithWorkbooks,
  messages: AsyncIterable<UploadSubmissionWorkbookRequest>,
  ctx: CallContext,
): Promise<UploadSubmissionWorkbookResponse> {
  const { header, chunks } = await openUpload(messages, ctx, (check, { submissionId }) =>
    checkId(check, 'header.submissionId', submissionId),
  );
  const { submissionId: id, requestId, etag, fileName } = header;
  if (!(await isAnswered(ctx, header))) {
    // Who may not fill it in need not send it.
    const session = await openSession(ctx, deps.directory);
    allowAct('SaveFigures', session, await findSubmission(ctx.em, id));
  }
  const bytes = await receive(chunks);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  // Read before the submission is locked: that takes as long as a strange file likes.
  const book = openBook(await deps.workbooks.read(bytes, [dataSheet, keySheet], ctx.signal));
  // The content is part of what is repeated: same id, same bytes, same answer.
  const request = { id, requestId, etag, fileName, sha256 };
  return changeSubmission(
    deps,
    ctx,
    request,
    'SaveFigures',
    () => undefined,
    async (act) => {
      const figures = await figuresOf(book, act);
      const { findings } = await fill(act, figures, { workbookSha256: sha256 });
      return { findings, filledCount: figures.length };
    },
  );
}

/** @throws AppError WORKBOOK_TOO_LARGE as soon as the limit is passed */
async function receive(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of chunks) {
    size += piece.length;
    if (size > maxBytes) throw new AppError('WORKBOOK_TOO_LARGE');
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

const faults = {
  NOT_XLSX: {
    en: 'is not an Excel workbook (.xlsx), or damaged, or locked with a password',
    vi: 'không phải tệp Excel .xlsx, bị hỏng hoặc có mật khẩu',
  },
  MACROS: { en: 'has macros in it', vi: 'có chứa macro, hãy dùng tệp mẫu .xlsx' },
} as const;

function openBook(read: WorkbookRead): Extract<WorkbookRead, { sheets: unknown }>['sheets'] {
  if (read.fault === undefined) return read.sheets;
  if (read.fault === 'TOO_LARGE') throw new AppError('WORKBOOK_TOO_LARGE');
  const { fault: rule } = read;
  throw new AppError('WORKBOOK_WRONG', { fields: [{ field: 'workbook', rule, ...faults[rule] }] });
}
