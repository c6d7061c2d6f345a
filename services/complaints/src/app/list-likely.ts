import { openSession, postHolder } from '@baro/directory-client';
import type { Session } from '@baro/directory-client';
import { AppError, auditRead, checkId, FieldCheck } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import { DuplicateVerdict, LikelyReason } from '@baro/proto/baro/complaints/v1/letters';
import type {
  DuplicateMark,
  LikelyLetter,
  ListLikelyLettersRequest,
  ListLikelyLettersResponse,
} from '@baro/proto/baro/complaints/v1/letters';
import { codeOf } from '../domain/code.ts';
import { decideLetter } from '../domain/policy.ts';
import { findFile } from '../store/letter-store.ts';
import type { MarkRow } from '../store/mark-store.ts';
import type { Deps } from './deps.ts';
import { findLikely } from './find-likely.ts';
import type { Likely } from './find-likely.ts';
import { factsOf } from './show-letter.ts';
import { seesLetter } from './sight.ts';

/** Proposes letters that may be the same to who may judge it; that it was asked is kept. */
export async function listLikelyLetters(
  deps: Deps,
  { id }: ListLikelyLettersRequest,
  ctx: CallContext,
): Promise<ListLikelyLettersResponse> {
  const check = new FieldCheck();
  checkId(check, 'id', id);
  check.throwIfAny();
  const session = await openSession(ctx, deps.directory);
  const file = await findFile(ctx.em, id);
  if (!file || !(await seesLetter(deps, ctx.em, session, file))) throw new AppError('LETTER_NOT_FOUND');
  const { letter, item } = file;
  if (!decideLetter('MarkDuplicate', session.staff, factsOf(letter, item)).allowed) {
    throw new AppError('PERMISSION_DENIED');
  }
  const found = await findLikely(deps, ctx.em, session, file);
  const { unitId } = letter;
  const subjectIds = [id, ...found.map((likely) => likely.letter.id)];
  await auditRead(ctx, { action: 'read_likely', subjectType: 'letter', subjectIds, unitId });
  return { likely: found.map((likely) => showLikely(session, likely)) };
}

function showLikely(session: Session, { letter, samePerson, alike, mark }: Likely): LikelyLetter {
  const { id, content, state, receiveTime } = letter;
  const reasons: LikelyReason[] = [];
  if (samePerson) reasons.push(LikelyReason.SAME_PERSON);
  if (alike) reasons.push(LikelyReason.SAME_WORDS);
  return {
    id,
    code: codeOf(letter),
    content,
    state,
    receiveTime,
    reasons,
    score: alike?.score ?? 0,
    shared: [...(alike?.shared ?? [])],
    mark: mark && showMark(session, mark),
  };
}

function showMark(session: Session, mark: MarkRow): DuplicateMark {
  const { verdict, letterId, time: markTime } = mark;
  const duplicateId = verdict === DuplicateVerdict.DUPLICATE ? letterId : '';
  const by = postHolder(session, mark, markTime);
  return { verdict, duplicateId, by: by && { ...by, sinceTime: undefined }, markTime };
}
