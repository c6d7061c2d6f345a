import { openSession } from '@baro/directory-client';
import type { Session } from '@baro/directory-client';
import { AppError, FieldCheck, auditRead, checkId } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { GetLetterRequest, GetLetterResponse } from '@baro/proto/baro/complaints/v1/letters';
import type { Letter } from '@baro/proto/baro/complaints/v1/resources';
import { findFile, findHands, findOriginals } from '../store/letter-store.ts';
import type { LetterFile } from '../store/letter-store.ts';
import type { Deps } from './deps.ts';
import { showLetter } from './show-letter.ts';
import { seesLetter } from './sight.ts';

/** Returns a letter to who sees it; that it was read is kept. */
export async function getLetter(
  deps: Deps,
  { id }: GetLetterRequest,
  ctx: CallContext,
): Promise<GetLetterResponse> {
  const check = new FieldCheck();
  checkId(check, 'id', id);
  check.throwIfAny();
  const session = await openSession(ctx, deps.directory);
  const file = await findFile(ctx.em, id);
  if (!file || !(await seesLetter(deps, ctx.em, session, file))) throw new AppError('LETTER_NOT_FOUND');
  const { unitId } = file.letter;
  await auditRead(ctx, { action: 'read', subjectType: 'letter', subjectIds: [id], unitId });
  return { letter: await letterDetail(ctx.em, session, file) };
}

/** The letter with everything its page shows. */
export async function letterDetail(em: EntityManager, session: Session, file: LetterFile): Promise<Letter> {
  const { id } = file.letter;
  return showLetter(session, file, await findOriginals(em, id), await findHands(em, id));
}
