import {
  actOnTask,
  actOnTaskItem,
  answerObstacle,
  type TaskItemVerb,
  type TaskVerb,
} from '../../api/tasks-api.ts';
import type { Task } from '../../api/types.ts';
import type { Messages } from '../../i18n/vi/index.ts';
import { issuedSource, reasonField, titleOf } from '../../incoming/act/incoming-acts.ts';
import { enumOptions } from '../../incoming/incoming-filters.ts';
import type { ActField, SimpleAct } from '../../item/simple-act.ts';
import { postSource, unitSource } from '../../state/directory-search.ts';
import { showDue } from '../../time/format.ts';

type Act = SimpleAct<Task>;
type Answers = Readonly<Record<string, string>>;

export interface TaskActTarget {
  readonly task: Task;
  /** The task, a part of it, or an obstacle. */
  readonly itemId: string;
  /** Unit whose posts are offered first. */
  readonly unitId: string;
  readonly m: Messages;
}

/** Acts on a task, a part or an obstacle that are a list of questions, by the name of their RPC. */
export function taskAct(action: string, target: TaskActTarget): Act | undefined {
  const make = ACTS[action];
  return make === undefined ? undefined : { action, title: titleOf(action, target.m), ...make(target) };
}

type MakeAct = (target: TaskActTarget) => Omit<Act, 'action' | 'title'>;

const ACTS: Readonly<Record<string, MakeAct>> = {
  HandOverTaskItem: ({ itemId, unitId, m }) => ({
    fields: [
      postField(m, unitId, { name: 'postId', label: m.act.toPost }),
      { name: 'note', label: m.act.note, kind: 'lines', maxLength: 1000 },
    ],
    send: itemVerb(itemId, 'handOver'),
  }),
  ReturnTask: ({ itemId, m }) => ({
    help: m.assign.returnHelp,
    fields: [
      {
        name: 'competentUnitId',
        label: m.assign.competentUnit,
        hint: m.assign.competentUnitHint,
        missing: m.assign.competentUnitMissing,
        kind: 'pick',
        source: unitSource,
      },
      reasonField(m),
    ],
    send: verb(itemId, 'return'),
  }),
  ReportProgress: ({ itemId, m }) => ({
    fields: [
      {
        name: 'percent',
        label: m.assign.percent,
        missing: m.assign.percentBad,
        kind: 'percent',
        bad: m.assign.percentBad,
      },
      lines('text', m.assign.progressText, m.assign.progressMissing, 2000),
    ],
    send: (answers, requestId) =>
      actOnTask(itemId, 'reportProgress', {
        ...answers,
        percent: Number(answers['percent']),
        etag: answers['etag'] ?? '',
        requestId,
      }),
  }),
  RequestExtension: ({ itemId, m }) => ({
    help: m.assign.extensionHelp,
    fields: [
      dueField(m, { name: 'dueTime', label: m.assign.newDue, missing: m.assign.newDueMissing }),
      { ...reasonField(m), kind: 'lines', maxLength: 1000 },
    ],
    send: verb(itemId, 'requestExtension'),
  }),
  DecideExtension: decideExtension,
  ReportCompletion: ({ itemId, m }) => ({
    fields: [
      lines('text', m.assign.product, m.assign.productMissing, 2000),
      {
        name: 'documentId',
        label: m.assign.productDocument,
        hint: m.act.answerHint,
        kind: 'pick',
        source: issuedSource(),
      },
    ],
    send: verb(itemId, 'reportCompletion'),
  }),
  ConfirmCompletion: ({ itemId, m }) => ({
    help: m.assign.confirmHelp,
    fields: [{ name: 'note', label: m.act.note, kind: 'lines', maxLength: 500 }],
    send: verb(itemId, 'confirm'),
  }),
  SendBackCompletion: ({ itemId, m }) => ({
    help: m.assign.sendBackHelp,
    fields: [lines('reason', m.assign.missingPart, m.assign.missingPartMissing, 500)],
    send: verb(itemId, 'sendBack'),
  }),
  StopTask: ({ itemId, m }) => ({
    help: m.assign.stopHelp,
    fields: [reasonField(m)],
    send: verb(itemId, 'stop'),
  }),
  FinishTaskPart: ({ itemId, m }) => ({
    fields: [
      {
        name: 'position',
        label: m.assign.position,
        missing: m.assign.positionMissing,
        kind: 'choose',
        options: enumOptions(m.enums.position),
      },
      lines('result', m.assign.result, m.assign.resultMissing, 2000),
    ],
    send: itemVerb(itemId, 'finish'),
  }),
  RaiseObstacle: ({ itemId, unitId, m }) => ({
    help: m.assign.obstacleHelp,
    fields: [
      lines('text', m.assign.obstacle, m.assign.obstacleMissing, 1000),
      postField(m, unitId, { name: 'postId', label: m.assign.obstaclePost }),
      dueField(m, { name: 'dueTime', label: m.assign.obstacleDue, hint: m.assign.obstacleDueHint }),
    ],
    send: verb(itemId, 'raiseObstacle'),
  }),
  AnswerObstacle: ({ itemId, m }) => ({
    fields: [lines('answer', m.assign.answer, m.assign.answerMissing, 2000)],
    send: (answers, requestId) => answerObstacle(itemId, { answer: answers['answer'] ?? '', requestId }),
  }),
};

/** The request that waits is decided; a refusal needs a reason (contract: DecideExtension). */
function decideExtension({ task, itemId, m }: TaskActTarget): ReturnType<MakeAct> {
  const waiting = task.extensions?.find((one) => one.state === 'EXTENSION_STATE_ASKED');
  return {
    help:
      waiting &&
      `${m.task.extensionFromTo(showDue(waiting.oldDueTime), showDue(waiting.newDueTime))}: ${waiting.reason ?? ''}`,
    fields: [
      {
        name: 'granted',
        label: m.assign.decision,
        missing: m.assign.decisionMissing,
        kind: 'choose',
        options: [
          { value: 'true', label: m.assign.grant },
          { value: 'false', label: m.assign.refuse },
        ],
      },
      {
        name: 'note',
        label: m.assign.decisionNote,
        hint: m.assign.decisionNoteHint,
        kind: 'lines',
        maxLength: 500,
      },
    ],
    check: (answers) =>
      answers['granted'] === 'false' && answers['note'] === '' ? { note: m.assign.decisionNoteMissing } : {},
    send: (answers, requestId) =>
      actOnTask(itemId, 'decideExtension', {
        extensionId: waiting?.id ?? '',
        granted: answers['granted'] === 'true',
        note: answers['note'] ?? '',
        etag: answers['etag'] ?? '',
        requestId,
      }),
  };
}

function lines(name: string, label: string, missing: string, maxLength: number): ActField {
  return { name, label, missing, kind: 'lines', maxLength };
}

function postField(m: Messages, unitId: string, field: { name: string; label: string }): ActField {
  return {
    ...field,
    missing: m.act.postMissing,
    kind: 'pick',
    source: postSource(unitId, m.act.postVacant),
  };
}

function dueField(
  m: Messages,
  field: { name: string; label: string; missing?: string; hint?: string },
): ActField {
  return { hint: m.time.dateHint, ...field, kind: 'due', bad: m.time.badDate, past: m.time.pastDue };
}

function verb(taskId: string, name: TaskVerb): Act['send'] {
  return (answers, requestId) => actOnTask(taskId, name, body(answers, requestId));
}

function itemVerb(itemId: string, name: TaskItemVerb): Act['send'] {
  return (answers, requestId) => actOnTaskItem(itemId, name, body(answers, requestId));
}

/** Answers left empty are left out: an empty text is no instant. */
function body(
  answers: Answers,
  requestId: string,
): Record<string, string> & { etag: string; requestId: string } {
  const given = Object.fromEntries(Object.entries(answers).filter(([, answer]) => answer !== ''));
  return { ...given, etag: answers['etag'] ?? '', requestId };
}
