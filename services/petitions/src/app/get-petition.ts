import { openSession } from '@baro/directory-client';
import type { Session } from '@baro/directory-client';
import { AppError, FieldCheck, checkId } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Petition } from '@baro/proto/baro/petitions/v1/resources';
import type { GetPetitionRequest, GetPetitionResponse } from '@baro/proto/baro/petitions/v1/petitions';
import { petitionActions } from '../domain/allowed-actions.ts';
import { proposeAnswerDue } from '../domain/answer-due.ts';
import { codeOf } from '../domain/code.ts';
import { maySeePetitions } from '../domain/policy.ts';
import { findParts } from '../store/part-store.ts';
import type { PetitionRow } from '../store/petition-entities.ts';
import {
  findAnswers,
  findItems,
  findPetition,
  findRaisings,
  findRaisingsOf,
  findResults,
  findRetired,
} from '../store/petition-store.ts';
import { findSessionNames } from '../store/session-store.ts';
import { findVoterWords } from '../store/voter-word-store.ts';
import type { Deps } from './deps.ts';
import { factsOf, showPetition } from './show-petition.ts';
import { showVoterWord } from './show-voter-word.ts';

/** Returns a petition with everything that belongs to it. */
export async function getPetition(
  deps: Deps,
  request: GetPetitionRequest,
  ctx: CallContext,
): Promise<GetPetitionResponse> {
  const check = new FieldCheck();
  checkId(check, 'id', request.id);
  check.throwIfAny();
  const session = await openSession(ctx, deps.directory);
  if (!maySeePetitions(session.staff)) throw new AppError('PERMISSION_DENIED');
  const row = await findPetition(ctx.em, request.id);
  if (!row) throw new AppError('PETITION_NOT_FOUND');
  return { petition: await petitionDetail(ctx.em, session, row) };
}

/** The petition with everything a page of it shows. */
export async function petitionDetail(
  em: EntityManager,
  session: Session,
  row: PetitionRow,
): Promise<Petition> {
  const parts = await findParts(em, row.id);
  const items = await findItems(em, [row.id, ...parts.map(({ id }) => id)]);
  const raisings = await findRaisings(em, row.id);
  const answers = await findAnswers(em, row.id);
  const results = await findResults(em, row.id);
  const retired = await findRetired(em, row.id);
  const lines = await findRaisingsOf(
    em,
    retired.map((petition) => petition.id),
  );
  const words = await findVoterWords(em, [row.id, ...retired.map(({ id }) => id)]);
  const favoured = row.favouredId ? await findPetition(em, row.favouredId) : null;
  const sessions = await findSessionNames(
    em,
    [...raisings, ...lines].map((raising) => raising.sessionId),
  );
  const claim = results.find(({ id }) => id === row.claimId);
  const finding = results.find(({ id }) => id === row.findingId);
  const item = items.get(row.id);
  const mayAssign = petitionActions(session.staff, factsOf(session, row, item)).includes('AssignPetition');
  const [last] = raisings;
  const receipt = { letterDate: last?.letterDate ?? '', recordTime: last?.createTime ?? row.createTime };
  return showPetition(session, row, item, {
    dueProposals: mayAssign
      ? proposeAnswerDue((ask) => session.directory.clock(ask), receipt, session.now)
      : [],
    claim,
    finding,
    raisings,
    answers,
    results,
    sessions,
    parts: parts.map((part) => ({ part, partItem: items.get(part.id) })),
    voterWords: words.map((word) => showVoterWord(session, word, [...raisings, ...lines])),
    notSolvedCount: words.length,
    favouredCode: favoured ? codeOf(favoured) : '',
    retired: retired.map((petition) => ({
      petition,
      raisings: lines.filter(({ petitionId }) => petitionId === petition.id),
    })),
  });
}
