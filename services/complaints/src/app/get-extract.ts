import { openSession } from '@baro/directory-client';
import { AppError, FieldCheck, auditRead, checkId } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import type { GetExtractRequest, GetExtractResponse } from '@baro/proto/baro/complaints/v1/denunciations';
import { LetterContent } from '@baro/proto/baro/complaints/v1/resources';
import { codeOf } from '../domain/code.ts';
import { maskOf } from '../identity/index.ts';
import { findFile } from '../store/letter-store.ts';
import type { Deps } from './deps.ts';
import { roleNames } from './receive-letter.ts';
import { seesLetter } from './sight.ts';

/** What of a denunciation may leave its file: never who its people are (LTC Đ.8(3), 56). */
export async function getExtract(
  deps: Deps,
  { id }: GetExtractRequest,
  ctx: CallContext,
): Promise<GetExtractResponse> {
  const check = new FieldCheck();
  checkId(check, 'id', id);
  check.throwIfAny();
  const session = await openSession(ctx, deps.directory);
  const file = await findFile(ctx.em, id);
  if (!file || !(await seesLetter(deps, ctx.em, session, file))) throw new AppError('LETTER_NOT_FOUND');
  const { letter, denunciation, parties } = file;
  if (letter.content !== LetterContent.DENUNCIATION) throw new AppError('CONTENT_WRONG');
  const { unitId, summary } = letter;
  await auditRead(ctx, { action: 'read_extract', subjectType: 'letter', subjectIds: [id], unitId });
  const masks = (language: 'vi' | 'en'): string[] =>
    parties.map(({ role }) => maskOf(roleNames[role] ?? 'sender', 'denunciation', language));
  return {
    code: codeOf(letter),
    summary,
    text: denunciation?.acceptedContent || letter.text,
    peopleVi: masks('vi'),
    peopleEn: masks('en'),
  };
}
