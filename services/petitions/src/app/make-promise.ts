import { localDateOf } from '@baro/directory-client';
import type { Acting, Session } from '@baro/directory-client';
import { newId, enumName } from '@baro/chassis';
import type { Tx } from '@baro/chassis';
import { PromiseOrigin, PromiseState } from '@baro/proto/baro/petitions/v1/promises';
import type { PromiseMilestone } from '@baro/proto/baro/petitions/v1/promises';
import { ResultClass } from '@baro/proto/baro/petitions/v1/resources';
import { PromiseEntity, PromiseMilestoneEntity } from '../store/promise-entities.ts';
import type { MilestoneRow, PromiseRow } from '../store/promise-entities.ts';
import { lockOutstanding } from '../store/promise-store.ts';
import { auditPromise } from './change-promise.ts';
import { emitPromise } from './emit-promise.ts';
import type { Acts } from './hands.ts';
import { moveDate, withdrawReport } from './move-promise.ts';
import type { Word } from './petition-fields.ts';

/** Who promised and who must keep it. */
export interface Parties {
  promiser: Acting;
  accountable: Acting;
}

/** What is promised. */
export type Promised = Pick<
  PromiseRow,
  'unitId' | 'unitCode' | 'origin' | 'petitionId' | 'sessionId' | 'content' | 'promiseDate' | 'dueDate'
>;

/** Puts a promise into the ledger, with its event. */
export function makePromise(
  tx: Tx,
  session: Session,
  promised: Promised,
  { promiser, accountable }: Parties,
  milestones: readonly Pick<PromiseMilestone, 'content' | 'dueDate'>[] = [],
): PromiseRow {
  const promise = tx.em.create(PromiseEntity, {
    ...promised,
    id: newId(),
    version: 0,
    promiserUnitId: promiser.unitId,
    promiserPostId: promiser.postId,
    promiserPersonId: promiser.personId,
    accountableUnitId: accountable.unitId,
    accountablePostId: accountable.postId,
    accountablePersonId: accountable.personId,
    originalDueDate: promised.dueDate,
    state: PromiseState.OPEN,
    reportTime: null,
    reportDate: null,
    reporterUnitId: null,
    reporterPersonId: null,
    keepTime: null,
    keepDate: null,
    createTime: session.now,
    updateTime: session.now,
  });
  tx.em.persist(promise);
  for (const one of milestones) {
    tx.em.persist(tx.em.create(PromiseMilestoneEntity, newMilestone(promise, one, session.now)));
  }
  emitPromise(tx, promise, 'PromiseMade', {
    petitionId: promise.petitionId ?? '',
    sessionId: promise.sessionId ?? '',
    unitId: promise.unitId,
    accountableUnitId: accountable.unitId,
    accountablePostId: accountable.postId,
    dueDate: promise.dueDate,
    origin: enumName(PromiseOrigin, promise.origin),
  });
  return promise;
}

/** A milestone nobody has reached or moved yet. */
export function newMilestone(
  promise: PromiseRow,
  { content, dueDate }: Pick<PromiseMilestone, 'content' | 'dueDate'>,
  now: Date,
): MilestoneRow {
  return {
    id: newId(),
    promiseId: promise.id,
    content: content.trim(),
    dueDate,
    originalDueDate: dueDate,
    reachTime: null,
    createTime: now,
  };
}

/**
 * A claim that something will be done by a day is a promise: it is made in the transaction of the claim. Another day claimed
 * while it is outstanding moves it, so that no date is changed in silence.
 */
export async function promiseClaimed(act: Acts, word: Word, parties: Parties): Promise<void> {
  if (word.resultClass !== ResultClass.SCHEDULED) return;
  const { tx, session, petition } = act;
  const outstanding = await lockOutstanding(tx.em, petition.id);
  const content = word.text.trim() || petition.subject;
  if (outstanding) {
    if (outstanding.dueDate === word.dueDate) return;
    const acts = { tx, session, promise: outstanding, as: parties.promiser };
    withdrawReport(outstanding);
    await moveDate(acts, undefined, word.dueDate, content);
    outstanding.updateTime = session.now;
    return;
  }
  const promised = {
    unitId: petition.unitId,
    unitCode: petition.unitCode,
    origin: PromiseOrigin.ANSWER,
    petitionId: petition.id,
    sessionId: null,
    content,
    promiseDate: localDateOf(session.now),
    dueDate: word.dueDate,
  };
  const promise = makePromise(tx, session, promised, parties);
  auditPromise({ tx, promise, as: parties.promiser }, 'make', { petitionId: petition.id });
}
