import { AppError, FieldCheck, checkEtag, checkId, write } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import { getOpenUnit, openSession } from '@baro/directory-client';
import type { RetryUrgingLetterRequest, RetryUrgingLetterResponse } from '@baro/proto/baro/tasks/v1/urging';
import { mayAskNumber } from '../domain/policy.ts';
import { letterFrom, startsFrom, stateName } from '../domain/states.ts';
import { findLetterTasks, lockLetter } from '../store/urging-store.ts';
import { askNumber, signerOf } from './ask-number.ts';
import { checkCapacity } from './create-urging-letter.ts';
import type { Deps } from './deps.ts';
import { showLetter } from './show-letter.ts';

/** Asks for the number of a letter that waits for its signer or was refused. */
export async function retryUrgingLetter(
  deps: Deps,
  request: RetryUrgingLetterRequest,
  ctx: CallContext,
): Promise<RetryUrgingLetterResponse> {
  const session = await openSession(ctx, deps.directory);
  checkFields(request);
  return write(ctx, request, async (tx) => {
    const letter = await lockLetter(tx.em, request.id);
    const decision = letter && mayAskNumber(session.staff, letter);
    if (!letter || !decision?.allowed) throw new AppError('PERMISSION_DENIED');
    checkEtag(request.etag, letter.version);
    if (!startsFrom(letterFrom.RetryUrgingLetter, letter.state)) {
      throw new AppError('LETTER_STATE_WRONG', { metadata: { state: stateName('letter', letter.state) } });
    }
    getOpenUnit(session, letter.unitId);
    const { signingCapacity, delegationId } = request;
    if (request.signerPostId) Object.assign(letter, { signingCapacity, delegationId: delegationId || null });
    const signer = signerOf(session, request.signerPostId || letter.signerPostId);
    const tasks = await findLetterTasks(tx.em, letter.id);
    askNumber(tx, session, letter, signer, tasks);
    tx.audit({
      action: 'ask_number',
      subjectType: 'urging_letter',
      subjectId: letter.id,
      unitId: letter.unitId,
      details: { postId: decision.as.postId, signerPostId: signer.postId },
    });
    return { letter: showLetter(session, letter, tasks) };
  });
}

function checkFields(request: RetryUrgingLetterRequest): void {
  const check = new FieldCheck();
  checkId(check, 'id', request.id);
  check.uuid('signerPostId', request.signerPostId);
  check.uuid('delegationId', request.delegationId);
  if (request.signerPostId) checkCapacity(check, request.signingCapacity);
  check.throwIfAny();
}
