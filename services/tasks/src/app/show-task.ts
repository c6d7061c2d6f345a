import type { Session } from '@baro/directory-client';
import { dueStateOf, governingUnit, postHolder, workingTimeBetween } from '@baro/directory-client';
import { DueState } from '@baro/proto/baro/custody/v1/resources';
import type { PostHolder } from '@baro/proto/baro/custody/v1/resources';
import { TaskPartState } from '@baro/proto/baro/tasks/v1/resources';
import type {
  Extension,
  Obstacle,
  ProgressReport,
  Task,
  TaskPart,
  Urging,
} from '@baro/proto/baro/tasks/v1/resources';
import { attachmentPurposes } from '../domain/attachments.ts';
import { obstacleActions, partActions, taskActions } from '../domain/allowed-actions.ts';
import { officialStateOf, taskDueState } from '../domain/official-state.ts';
import type { TaskFacts } from '../domain/policy.ts';
import { obstacleStates } from '../domain/states.ts';
import type { ItemRow } from '../store/hand-entities.ts';
import type { ExtensionRow, ProgressRow, TaskRow } from '../store/task-entities.ts';
import type { HeldObstacle, HeldPart } from '../store/task-store.ts';
import { fileItems, showAttachment } from './show-attachment.ts';
import type { FileFacts } from './show-attachment.ts';
import type { UrgingRow } from '../store/urging-store.ts';

/** What a page of one task shows beside its fields. */
export interface TaskDetail {
  parts?: readonly HeldPart[];
  progress?: readonly ProgressRow[];
  extensions?: readonly ExtensionRow[];
  obstacles?: readonly HeldObstacle[];
  attachments?: readonly FileFacts[];
  children?: readonly Task[];
  /** Names of programmes by id. */
  programmes?: ReadonlyMap<string, string>;
  urgings?: readonly UrgingRow[];
}

/** What the policy asks of a task. */
export function taskFacts(session: Session, task: TaskRow, item: ItemRow | undefined): TaskFacts {
  return {
    unitId: governingUnit(session, task.unitId, item?.holderUnitId),
    state: task.state,
    holderPostId: item?.holderPostId ?? '',
    assignerPostId: task.assignerPostId ?? '',
    extensionOpen: Boolean(task.openExtensionId),
    mayExtend: Boolean(task.dueTime && session.now <= task.dueTime),
  };
}

/** A task as the contract shows it. `item` is its holder's row; lists leave out the detail. */
export function showTask(
  session: Session,
  row: TaskRow,
  item: ItemRow | undefined,
  detail: TaskDetail = {},
): Task {
  const { now, directory, soonEnd } = session;
  const { assignerUnitId, assignerPostId, assignerPersonId } = row;
  const facts = taskFacts(session, row, item);
  const items = fileItems(row, item, detail.parts ?? []);
  const purposes = detail.parts ? attachmentPurposes(session.staff, facts, items) : [];
  return {
    ...pickFields(row),
    unitName: directory.unit(row.unitId, row.createTime)?.name ?? '',
    leadUnitName: leadUnitName(session, row),
    assigner: side(
      session,
      assignerUnitId,
      assignerPostId,
      assignerPersonId,
      row.assignTime ?? row.createTime,
    ),
    sourceNote: detail.parts ? row.sourceNote : '',
    officialState: officialStateOf(row, now),
    dueState: taskDueState(row, now, soonEnd),
    extensionAsked: Boolean(row.openExtensionId),
    holder: item && holderOf(session, item),
    parts: (detail.parts ?? []).map((held) => showPart(session, held)),
    progress: (detail.progress ?? []).map((report) => showProgress(session, report)),
    extensions: (detail.extensions ?? []).map((extension) => showExtension(session, extension)),
    obstacles: (detail.obstacles ?? []).map((held) => showObstacle(session, held)),
    attachments: (detail.attachments ?? []).map((file) => showAttachment(session, file, facts, items)),
    attachmentPurposes: purposes,
    children: [...(detail.children ?? [])],
    programmeName: detail.programmes?.get(row.programmeId ?? '') ?? '',
    urgings: (detail.urgings ?? []).map(showUrging),
    etag: String(row.version),
    allowedActions: [
      ...taskActions(session.staff, facts),
      ...(purposes.length > 0 ? ['UploadTaskAttachment'] : []),
    ],
  };
}

/** Name of who leads on the date of assignment; as imported while nobody of the directory does. */
export function leadUnitName(session: Session, row: TaskRow): string {
  if (!row.leadUnitId) return row.leadName;
  return session.directory.unit(row.leadUnitId, row.assignTime ?? row.createTime)?.name ?? '';
}

/** Fields that are shown as they are stored. */
function pickFields(row: TaskRow) {
  const { id, unitId, sourceKind, sourceIssuerName, sourceNumberSymbol, work, responsibility } = row;
  const { product, authority, standing, urgency, state, progressPercent, stateReason } = row;
  const { completionText, urgingCount, createTime, updateTime } = row;
  return {
    id,
    unitId,
    sourceKind,
    sourceIssuerName,
    sourceNumberSymbol,
    work,
    responsibility,
    product,
    authority,
    standing,
    urgency,
    state,
    progressPercent,
    stateReason,
    completionText,
    urgingCount,
    createTime,
    updateTime,
    sourceDate: row.sourceDate ?? '',
    sourceDocumentId: row.sourceDocumentId ?? '',
    sourcePetitionId: row.sourcePetitionId ?? '',
    leadPostId: row.leadPostId ?? '',
    leadUnitId: row.leadUnitId ?? '',
    dueTime: row.dueTime ?? undefined,
    originalDueTime: row.originalDueTime ?? undefined,
    parentId: row.parentId ?? '',
    programmeId: row.programmeId ?? '',
    competentUnitId: row.competentUnitId ?? '',
    completionDocumentId: row.completionDocumentId ?? '',
    reportTime: row.reportTime ?? undefined,
    finishTime: row.finishTime ?? undefined,
    externalId: row.externalId ?? '',
  };
}

type Id = string | null | undefined;

function side(session: Session, unitId: Id, postId: Id, personId: Id, at: Date): PostHolder | undefined {
  const holder = { unitId: unitId ?? null, postId: postId ?? null, personId: personId ?? null };
  return postHolder(session, holder, at);
}

function holderOf(session: Session, item: ItemRow): PostHolder | undefined {
  return side(session, item.holderUnitId, item.holderPostId, item.holderPersonId, item.sinceTime);
}

function showPart(session: Session, { part, item }: HeldPart): TaskPart {
  const { id, taskId, postId, request, state, position, result } = part;
  const withdrawn = state === TaskPartState.WITHDRAWN;
  return {
    id,
    taskId,
    postId,
    request,
    state,
    position,
    result,
    dueTime: part.dueTime ?? undefined,
    holder: holderOf(session, item),
    dueState: withdrawn
      ? DueState.NONE
      : dueStateOf(part.dueTime, part.finishTime, session.now, session.soonEnd),
    finishTime: part.finishTime ?? undefined,
    etag: String(part.version),
    allowedActions: partActions(session.staff, {
      state,
      holderPostId: item.holderPostId ?? '',
    }),
  };
}

function showProgress(session: Session, report: ProgressRow): ProgressReport {
  const { reportTime, percent, text } = report;
  const by = side(session, report.byUnitId, report.byPostId, report.byPersonId, reportTime);
  return { reportTime, percent, text, by };
}

function showExtension(session: Session, row: ExtensionRow): Extension {
  const { id, state, oldDueTime, newDueTime, reason, askTime, decisionNote } = row;
  const decideTime = row.decideTime ?? undefined;
  return {
    id,
    state,
    oldDueTime,
    newDueTime,
    reason,
    askTime,
    decisionNote,
    decideTime,
    askedBy: side(session, row.askedUnitId, row.askedPostId, row.askedPersonId, askTime),
    decidedBy:
      decideTime && side(session, row.decidedUnitId, row.decidedPostId, row.decidedPersonId, decideTime),
  };
}

function showUrging(row: UrgingRow): Urging {
  return { ...row, answerDueTime: row.answerDueTime ?? undefined };
}

function showObstacle(session: Session, { obstacle, item }: HeldObstacle): Obstacle {
  const { id, taskId, text, raiseTime, answer, state } = obstacle;
  const open = state === obstacleStates.raised;
  const endTime = obstacle.endTime ?? undefined;
  return {
    id,
    taskId,
    text,
    raiseTime,
    answer,
    holder: holderOf(session, item),
    raisedBy: side(session, obstacle.raisedUnitId, obstacle.raisedPostId, obstacle.raisedPersonId, raiseTime),
    dueTime: obstacle.dueTime ?? undefined,
    dueState:
      state === obstacleStates.withdrawn
        ? DueState.NONE
        : dueStateOf(obstacle.dueTime, endTime, session.now, session.soonEnd),
    answerTime: state === obstacleStates.answered ? endTime : undefined,
    workingMinutes: obstacle.workingMinutes ?? minutesSince(session, raiseTime),
    allowedActions: obstacleActions(session.staff, {
      open,
      holderPostId: item.holderPostId ?? '',
    }),
  };
}

/** Working minutes from then until now. */
export function minutesSince(session: Session, time: Date): number {
  return Math.round(workingTimeBetween(time, session.now, session.directory.calendar()).minutes);
}
