import { openOwnSession } from '@baro/directory-client';
import type { Session } from '@baro/directory-client';
import { AppError, checkId, FieldCheck } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import { openReceipt, readReceipt } from '@baro/chassis/receipts';
import type { EntityManager } from '@mikro-orm/postgresql';
import type {
  GetPublicPetitionRequest,
  GetPublicPetitionResponse,
  LookUpPetitionRequest,
  LookUpPetitionResponse,
  PublicPetition,
  PublicRaising,
  PublicResult,
} from '@baro/proto/baro/petitions/v1/public';
import { codeOf, receiptPrefix } from '../domain/code.ts';
import { mayAskPublicly } from '../domain/policy.ts';
import type { PetitionRow, RaisingRow, ResultRow } from '../store/petition-entities.ts';
import { findPetition, findRaisingsOf, findResultsIn, findRetired } from '../store/petition-store.ts';
import { findSessionNames } from '../store/session-store.ts';
import { findVoterWords } from '../store/voter-word-store.ts';
import type { Deps } from './deps.ts';
import { isAnswered, isSaid } from './said.ts';

/** Refuses everybody but the gateway's program for the public. @throws AppError PERMISSION_DENIED */
export function openPublicly({ publicClientId }: Deps, { caller }: CallContext): void {
  if (!mayAskPublicly(caller, publicClientId)) throw new AppError('PERMISSION_DENIED');
}

/** What was asked and where it stands, for everybody. */
export async function getPublicPetition(
  deps: Deps,
  request: GetPublicPetitionRequest,
  ctx: CallContext,
): Promise<GetPublicPetitionResponse> {
  openPublicly(deps, ctx);
  const check = new FieldCheck();
  checkId(check, 'id', request.id);
  check.throwIfAny();
  const row = await findPetition(ctx.em, request.id);
  if (!row) throw new AppError('PETITION_NOT_FOUND');
  const session = await openOwnSession(ctx.em, deps.directory, ctx.now);
  return { petition: await publicPetition(ctx.em, session, row) };
}

/** The petition a receipt's line is handled in, and the line. */
export async function lookUpPetition(
  deps: Deps,
  request: LookUpPetitionRequest,
  ctx: CallContext,
): Promise<LookUpPetitionResponse> {
  openPublicly(deps, ctx);
  const check = new FieldCheck();
  const typed = readReceipt(check, receiptPrefix, request);
  check.throwIfAny();
  const { em, now } = ctx;
  const { itemId, lineId } = await openReceipt(em, typed, deps.receiptLimits, now);
  const own = await findPetition(em, itemId);
  const row = own?.favouredId ? await findPetition(em, own.favouredId) : own;
  const line = (await findRaisingsOf(em, [itemId])).find(({ id }) => id === lineId);
  if (!row || !line) throw new Error('a receipt without its line');
  const session = await openOwnSession(em, deps.directory, now);
  const sessions = await findSessionNames(em, [line.sessionId]);
  return {
    petition: await publicPetition(em, session, row),
    raising: showLine(line, sessions),
    maySayNotSolved: isAnswered(row) && !(await isSaid(ctx, row, lineId)),
  };
}

/** Field by field, so that nothing new is ever public by itself: no person, no text of officials, no reason of voters. */
export async function publicPetition(
  em: EntityManager,
  session: Session,
  row: PetitionRow,
): Promise<PublicPetition> {
  const retired = await findRetired(em, row.id);
  const ids = [row.id, ...retired.map(({ id }) => id)];
  const raisings = await findRaisingsOf(em, ids);
  const sessions = await findSessionNames(
    em,
    raisings.map(({ sessionId }) => sessionId),
  );
  const results = await findResultsIn(
    em,
    [row.claimId, row.findingId].flatMap((id) => id ?? []),
  );
  const words = await findVoterWords(em, ids);
  const favoured = row.favouredId ? await findPetition(em, row.favouredId) : null;
  const unitName = (id: string | null | undefined, at: Date): string =>
    id ? (session.directory.unit(id, at)?.name ?? '') : '';
  return {
    id: row.id,
    code: codeOf(row),
    unitName: unitName(row.unitId, row.createTime),
    subject: row.subject,
    level: row.level,
    field: row.field,
    state: row.state,
    leadUnitName: unitName(row.leadUnitId, row.assignTime ?? row.createTime),
    dueTime: row.dueTime ?? undefined,
    answerTime: row.answerTime ?? undefined,
    claim: showResult(results.get(row.claimId ?? '')),
    finding: showResult(results.get(row.findingId ?? '')),
    raisings: raisings.map((line) => showLine(line, sessions)),
    voterWords: words.map(({ author, sayTime }) => ({ author, sayTime })),
    updateTime: row.updateTime,
    favouredId: row.favouredId ?? '',
    favouredCode: favoured ? codeOf(favoured) : '',
  };
}

function showResult(row: ResultRow | undefined): PublicResult | undefined {
  return row && { resultClass: row.resultClass, dueDate: row.dueDate ?? '', resultTime: row.resultTime };
}

function showLine(row: RaisingRow, sessions: ReadonlyMap<string, string>): PublicRaising {
  return {
    sessionName: sessions.get(row.sessionId) ?? '',
    localityName: row.localityName,
    meetingDate: row.meetingDate ?? '',
    words: row.words,
  };
}
