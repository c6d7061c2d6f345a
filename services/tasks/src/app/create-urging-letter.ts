import {
  AppError,
  FieldCheck,
  checkEnum,
  checkId,
  checkTime,
  isUuid,
  newId,
  tidy,
  write,
} from '@baro/chassis';
import type { CallContext, Tx } from '@baro/chassis';
import { getOpenUnit, openSession, treeOfUnit } from '@baro/directory-client';
import type { Acting, Session } from '@baro/directory-client';
import { SigningCapacity } from '@baro/proto/baro/documents/v1/resources';
import { UrgingLetterState } from '@baro/proto/baro/tasks/v1/urging';
import type { CreateUrgingLetterRequest, CreateUrgingLetterResponse } from '@baro/proto/baro/tasks/v1/urging';
import { mayUrge } from '../domain/policy.ts';
import { UrgingLetterEntity } from '../store/urging-entities.ts';
import type { UrgingLetterRow } from '../store/urging-entities.ts';
import { addLetterTasks, findLetterTasks, findOverdue } from '../store/urging-store.ts';
import type { OverdueTask } from '../store/urging-store.ts';
import { askNumber, signerOf } from './ask-number.ts';
import type { Signer } from './ask-number.ts';
import type { Deps } from './deps.ts';
import { liesWith, showOverdue } from './overdue-tasks.ts';
import { showLetter } from './show-letter.ts';

const maxTasks = 200;

/** Makes a letter on a unit's overdue tasks; asks for its number when the caller signs it. */
export async function createUrgingLetter(
  deps: Deps,
  request: CreateUrgingLetterRequest,
  ctx: CallContext,
): Promise<CreateUrgingLetterResponse> {
  const session = await openSession(ctx, deps.directory);
  const { unitId, urgedUnitId, answerDueTime } = request;
  const decision = isUuid(unitId) ? mayUrge(session.staff, unitId) : undefined;
  checkFields(request);
  if (!decision?.allowed) throw new AppError('PERMISSION_DENIED');
  const unit = getOpenUnit(session, unitId);
  getOpenUnit(session, urgedUnitId);
  const signer = signerOf(session, request.signerPostId);
  if (answerDueTime && answerDueTime <= session.now) throw new AppError('DUE_TIME_PAST');
  return write(ctx, request, async (tx) => {
    const tasks = await urgedTasks(tx, session, request);
    const letter = tx.em.create(UrgingLetterEntity, {
      ...newLetter(session, request, signer, decision.as),
      unitCode: unit.code,
      taskCount: tasks.length,
    });
    tx.em.persist(letter);
    const listed = tasks.map((task) => showOverdue(session, task)).map(listedTask);
    askNumber(tx, session, letter, signer, listed);
    await tx.em.flush();
    await addLetterTasks(tx.em, letter.id, listed);
    tx.audit({
      action: 'urge',
      subjectType: 'urging_letter',
      subjectId: letter.id,
      unitId,
      details: { urgedUnitId, postId: decision.as.postId, taskIds: tasks.map(({ id }) => id) },
    });
    return async () => ({ letter: showLetter(session, letter, await findLetterTasks(tx.em, letter.id)) });
  });
}

function checkFields(request: CreateUrgingLetterRequest): void {
  const check = new FieldCheck();
  checkId(check, 'requestId', request.requestId);
  checkId(check, 'unitId', request.unitId);
  checkId(check, 'urgedUnitId', request.urgedUnitId);
  request.taskIds.forEach((id, at) => checkId(check, `taskIds[${at}]`, id));
  if (request.taskIds.length > maxTasks) {
    check.add('taskIds', 'TOO_MANY', `has more than ${maxTasks}`, `quá ${maxTasks} nhiệm vụ`);
  }
  check.text('note', request.note, 300);
  checkTime(check, 'answerDueTime', request.answerDueTime);
  checkId(check, 'signerPostId', request.signerPostId);
  checkCapacity(check, request.signingCapacity);
  check.uuid('delegationId', request.delegationId);
  check.throwIfAny();
}

/** A signing capacity that must be given. */
export function checkCapacity(check: FieldCheck, capacity: SigningCapacity): void {
  if (check.required('signingCapacity', capacity || undefined)) {
    checkEnum(check, 'signingCapacity', capacity, SigningCapacity);
  }
}

/** @throws AppError TASK_NOT_OVERDUE when one of those asked for, or all, cannot be urged */
async function urgedTasks(
  tx: Tx,
  session: Session,
  { unitId, urgedUnitId, taskIds }: CreateUrgingLetterRequest,
): Promise<OverdueTask[]> {
  const asked = new Set(taskIds);
  const ids = asked.size > 0 ? [...asked] : undefined;
  const found = await findOverdue(tx.em, unitId, session.now, ids ? maxTasks : 10_000, ids);
  const tasks = found.filter((task) => liesWith(session, task, urgedUnitId)).slice(0, maxTasks);
  if (tasks.length === 0 || tasks.length < asked.size) throw new AppError('TASK_NOT_OVERDUE');
  return tasks;
}

function listedTask({
  taskId,
  work,
  sourceNumberSymbol,
  dueTime,
  overdueDays,
}: ReturnType<typeof showOverdue>) {
  return { taskId, work, sourceNumberSymbol, dueTime: dueTime ?? new Date(0), overdueDays };
}

function newLetter(
  session: Session,
  request: CreateUrgingLetterRequest,
  signer: Signer,
  as: Acting,
): Omit<UrgingLetterRow, 'unitCode' | 'taskCount'> {
  const { unitId, urgedUnitId, signingCapacity } = request;
  return {
    id: newId(),
    version: 0,
    unitId,
    urgedUnitId,
    treeId: treeOfUnit(session, unitId),
    state: UrgingLetterState.PREPARED,
    note: tidy(request.note),
    answerDueTime: request.answerDueTime ?? null,
    signerPostId: signer.postId,
    signerPersonId: signer.personId,
    signingCapacity,
    delegationId: request.delegationId || null,
    madeUnitId: as.unitId,
    madePostId: as.postId,
    madePersonId: as.personId,
    askCount: 0,
    documentId: null,
    numberSymbol: '',
    issueDate: null,
    refusalReason: '',
    refusalVi: '',
    refusalEn: '',
    createTime: session.now,
    askTime: null,
    answerTime: null,
  };
}
