import { localDateOf } from '@baro/directory-client';
import { AppError, checkReason, FieldCheck, newId } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import { PromiseState, PromiseWordKind } from '@baro/proto/baro/petitions/v1/promises';
import type {
  AddPromiseMilestoneRequest,
  AddPromiseMilestoneResponse,
  Evidence,
  ReportPromiseRequest,
  ReportPromiseResponse,
} from '@baro/proto/baro/petitions/v1/promises';
import {
  PromiseEvidenceEntity,
  PromiseMilestoneEntity,
  PromiseWordEntity,
} from '../store/promise-entities.ts';
import { findMilestones } from '../store/promise-store.ts';
import { auditPromise, changePromise } from './change-promise.ts';
import type { PromiseActs } from './change-promise.ts';
import type { Deps } from './deps.ts';
import { emitPromise } from './emit-promise.ts';
import { newMilestone } from './make-promise.ts';
import { openMilestone } from './move-promise.ts';
import { checkEvidence, checkMilestone, mostMilestones } from './promise-fields.ts';

/** Who is accountable adds a milestone. */
export async function addPromiseMilestone(
  deps: Deps,
  request: AddPromiseMilestoneRequest,
  ctx: CallContext,
): Promise<AddPromiseMilestoneResponse> {
  return changePromise(
    deps,
    ctx,
    request,
    'AddPromiseMilestone',
    (check, today) => checkMilestone(check, '', request, today, ''),
    async (act) => {
      const { tx, session, promise } = act;
      // Known only now: the date of the promise may have moved.
      const check = new FieldCheck();
      checkMilestone(check, '', request, localDateOf(session.now), promise.dueDate);
      check.throwIfAny();
      const before = await findMilestones(tx.em, promise.id);
      if (before.length >= mostMilestones) {
        throw new AppError('MILESTONES_FULL', { metadata: { max: String(mostMilestones) } });
      }
      const row = newMilestone(promise, request, session.now);
      tx.em.persist(tx.em.create(PromiseMilestoneEntity, row));
      emitPromise(tx, promise, 'PromiseMilestoneAdded', { milestoneId: row.id, dueDate: row.dueDate });
      auditPromise(act, 'add_milestone', { milestoneId: row.id });
    },
  );
}

/** Who is accountable reports a milestone as reached, or the promise as kept until somebody else confirms. */
export async function reportPromise(
  deps: Deps,
  request: ReportPromiseRequest,
  ctx: CallContext,
): Promise<ReportPromiseResponse> {
  return changePromise(
    deps,
    ctx,
    request,
    'ReportPromise',
    (check) => {
      check.uuid('milestoneId', request.milestoneId);
      checkReason(check, 'text', request.text, 2000);
      checkEvidence(check, request.evidence);
    },
    (act) => (request.milestoneId ? reachMilestone(act, request) : reportKept(act, request)),
  );
}

async function reachMilestone(act: PromiseActs, request: ReportPromiseRequest): Promise<void> {
  const { tx, session, promise } = act;
  const milestone = openMilestone(await findMilestones(tx.em, promise.id), request.milestoneId);
  milestone.reachTime = session.now;
  const wordId = addWord(act, PromiseWordKind.MILESTONE, request.text, request.evidence, milestone.id);
  emitPromise(tx, promise, 'PromiseMilestoneReached', { milestoneId: milestone.id, wordId });
  auditPromise(act, 'reach_milestone', { milestoneId: milestone.id, wordId });
}

function reportKept(act: PromiseActs, request: ReportPromiseRequest): void {
  const { tx, session, promise, as } = act;
  if (request.evidence.length === 0) throw new AppError('EVIDENCE_MISSING');
  Object.assign(promise, {
    state: PromiseState.REPORTED,
    reportTime: session.now,
    reportDate: localDateOf(session.now),
    reporterUnitId: as.unitId,
    reporterPersonId: as.personId,
  });
  const wordId = addWord(act, PromiseWordKind.REPORT, request.text, request.evidence);
  emitPromise(tx, promise, 'PromiseReported', { wordId });
  auditPromise(act, 'report', { wordId });
}

/** Keeps one word beside all earlier ones, with its evidence. @returns its id */
export function addWord(
  { tx, session, promise, as }: PromiseActs,
  kind: PromiseWordKind,
  text: string,
  evidence: readonly Evidence[] = [],
  milestoneId = '',
): string {
  const id = newId();
  const promiseId = promise.id;
  tx.em.persist(
    tx.em.create(PromiseWordEntity, {
      id,
      promiseId,
      kind,
      milestoneId: milestoneId || null,
      text: text.trim(),
      byUnitId: as.unitId,
      byPostId: as.postId,
      byPersonId: as.personId,
      wordTime: session.now,
    }),
  );
  for (const one of evidence) {
    const { kind: what, documentId } = one;
    const row = { id: newId(), promiseId, wordId: id, kind: what, documentId, text: one.text.trim() };
    tx.em.persist(tx.em.create(PromiseEvidenceEntity, row));
  }
  return id;
}
