import { randomUUID } from 'node:crypto';
import {
  ListTasksRequest,
  RaiseObstacleRequest,
  ReassignTaskRequest,
  RequestExtensionRequest,
} from '@baro/proto/baro/tasks/v1/tasks';
import { ListSlippageRequest } from '@baro/proto/baro/tasks/v1/slippage';
import { newProgramme } from './programme-scenes.ts';
import { Position, TaskAttachmentPurpose } from '@baro/proto/baro/tasks/v1/resources';
import { call, callMetadata, newId } from '@baro/chassis';
import type { DirectoryCall } from './calls-directory.ts';
import type { Platform, Token } from './platform.ts';
import { readFirst, uploadTaskFile } from './stream-calls.ts';
import { ahead, assignment, makeTask, sourcePetition, takerOf, taskTable } from './task-scenes.ts';
import type { TaskFile, TaskScene, TaskStage } from './task-scenes.ts';
import { postId, seatOf, unitId } from './world.ts';
import type { UnitName } from './world.ts';

/** One question: who asks, about which task, about which item of it. */
export interface TaskQuestion {
  platform: Platform;
  token: Token;
  scene: TaskScene;
  /** The task, or the caller's part of it, or the obstacle. */
  itemId: string;
  /** Unit of the post that is asked about, or of who leads for others. */
  unit: UnitName;
}

export interface TaskCall {
  stage: TaskStage;
  ask: (question: TaskQuestion) => Promise<unknown>;
  /** `adds` leaves the task as it was for other questions. */
  changes?: true | 'adds';
  /** Is about an obstacle of the task. */
  obstacle?: true;
  /** Is about a file of the task. */
  file?: TaskFile;
  /** Asks for a file to be added for it. */
  purpose?: TaskAttachmentPurpose;
}

const writing = (): { etag: string; requestId: string } => ({ etag: '', requestId: randomUUID() });

/** How each RPC of tasks is asked. */
export const taskCalls: Record<string, TaskCall> = {
  GetTask: {
    stage: 'accepted',
    ask: ({ platform: { tasks }, scene, token }) =>
      call(tasks, tasks.getTask, { id: scene.documentId }, { token }),
  },
  ListTasks: { stage: 'accepted', ask: (question) => findInList(question) },
  'ListTasks(petition)': {
    stage: 'accepted',
    ask: (question) => findInList(question, { sourcePetitionId: sourcePetition }),
  },
  'ListSlippage(task)': {
    stage: 'moved',
    ask: ({ platform: { slippage }, scene, token }) => {
      const request = ListSlippageRequest.fromPartial({ taskId: scene.documentId });
      return call(slippage, slippage.listSlippage, request, { token });
    },
  },
  ListSlippage: { stage: 'moved', ask: (question) => findInSlippage(question) },
  AcceptTaskItem: {
    stage: 'assigned',
    changes: true,
    ask: ({ platform: { tasks }, itemId, token }) =>
      call(tasks, tasks.acceptTaskItem, { itemId, ...writing() }, { token }),
  },
  HandOverTaskItem: {
    stage: 'assigned',
    changes: true,
    ask: ({ platform: { tasks }, itemId, unit, token }) => {
      const to = { postId: postId(takerOf(unit)), note: '' };
      return call(tasks, tasks.handOverTaskItem, { itemId, ...to, ...writing() }, { token });
    },
  },
  ReturnTask: {
    stage: 'assigned',
    changes: true,
    ask: ({ platform: { tasks }, scene, token }) => {
      const why = { reason: 'Không thuộc thẩm quyền', competentUnitId: unitId('SYT') };
      return call(tasks, tasks.returnTask, { id: scene.documentId, ...why, ...writing() }, { token });
    },
  },
  ReportProgress: {
    stage: 'accepted',
    changes: true,
    ask: ({ platform: { tasks }, scene, token }) => {
      const report = { id: scene.documentId, percent: 50, text: 'Đang làm' };
      return call(tasks, tasks.reportProgress, { ...report, ...writing() }, { token });
    },
  },
  RequestExtension: {
    stage: 'assigned',
    changes: true,
    ask: ({ platform: { tasks }, scene, token }) => {
      const asked = { id: scene.documentId, dueTime: ahead(40), reason: 'Chờ số liệu', ...writing() };
      return call(tasks, tasks.requestExtension, RequestExtensionRequest.fromPartial(asked), { token });
    },
  },
  ReportCompletion: {
    stage: 'accepted',
    changes: true,
    ask: ({ platform: { tasks }, scene, token }) => {
      const report = { id: scene.documentId, text: 'Báo cáo', documentId: '' };
      return call(tasks, tasks.reportCompletion, { ...report, ...writing() }, { token });
    },
  },
  RaiseObstacle: {
    stage: 'accepted',
    changes: true,
    ask: ({ platform: { tasks }, scene, token }) => {
      const who = scene.unit === 'HD' ? 'HD.clerk' : 'SYT.clerk';
      const raised = { id: scene.documentId, text: 'Chưa có số liệu', postId: postId(who), ...writing() };
      return call(tasks, tasks.raiseObstacle, RaiseObstacleRequest.fromPartial(raised), { token });
    },
  },
  AnswerObstacle: {
    stage: 'accepted',
    changes: true,
    obstacle: true,
    ask: ({ platform: { tasks }, itemId, token }) => {
      const answer = { obstacleId: itemId, answer: 'Đã gửi', requestId: randomUUID() };
      return call(tasks, tasks.answerObstacle, answer, { token });
    },
  },
  FinishTaskPart: {
    stage: 'accepted',
    changes: true,
    ask: ({ platform: { tasks }, itemId, token }) => {
      const finish = { itemId, position: Position.AGREE, result: 'Nhất trí', ...writing() };
      return call(tasks, tasks.finishTaskPart, finish, { token });
    },
  },
  ReassignTask: {
    stage: 'assigned',
    changes: true,
    ask: ({ platform: { tasks }, scene, token }) => {
      const to = { id: scene.documentId, leadPostId: postId(takerOf(scene.unit)), ...writing() };
      return call(tasks, tasks.reassignTask, ReassignTaskRequest.fromPartial(to), { token });
    },
  },
  StopTask: {
    stage: 'assigned',
    changes: true,
    ask: ({ platform: { tasks }, scene, token }) =>
      call(tasks, tasks.stopTask, { id: scene.documentId, reason: 'Không cần nữa', ...writing() }, { token }),
  },
  DecideExtension: {
    stage: 'asked',
    changes: true,
    ask: ({ platform: { tasks }, scene, token }) => {
      const decision = { id: scene.documentId, extensionId: scene.extensionId, granted: true, note: '' };
      return call(tasks, tasks.decideExtension, { ...decision, ...writing() }, { token });
    },
  },
  ConfirmCompletion: {
    stage: 'reported',
    changes: true,
    ask: ({ platform: { tasks }, scene, token }) =>
      call(tasks, tasks.confirmCompletion, { id: scene.documentId, note: '', ...writing() }, { token }),
  },
  SendBackCompletion: {
    stage: 'reported',
    changes: true,
    ask: ({ platform: { tasks }, scene, token }) => {
      const why = { id: scene.documentId, reason: 'Thiếu phụ lục', ...writing() };
      return call(tasks, tasks.sendBackCompletion, why, { token });
    },
  },
  DownloadTaskAttachment: {
    stage: 'accepted',
    file: 'assignment',
    ask: ({ platform: { taskFiles }, scene, token }) =>
      readFirst(taskFiles.downloadTaskAttachment({ id: scene.attachmentId }, callMetadata(token))),
  },
  'UploadTaskAttachment(assignment)': attaching('assigned', TaskAttachmentPurpose.ASSIGNMENT),
  'UploadTaskAttachment(completion)': attaching('accepted', TaskAttachmentPurpose.COMPLETION),
  'RemoveTaskAttachment(assignment)': detaching('assigned', 'assignment'),
  'RemoveTaskAttachment(evidence)': detaching('accepted', 'evidence'),
};

/** Adding a file for a purpose. */
function attaching(stage: TaskStage, purpose: TaskAttachmentPurpose): TaskCall {
  return {
    stage,
    purpose,
    changes: 'adds',
    ask: ({ platform: { taskFiles }, scene, token }) =>
      uploadTaskFile(taskFiles, { taskId: scene.documentId, purpose, requestId: randomUUID() }, token),
  };
}

/** Taking a file off. */
function detaching(stage: TaskStage, file: TaskFile): TaskCall {
  return {
    stage,
    file,
    changes: true,
    ask: ({ platform: { taskFiles }, scene, token }) => {
      const request = { id: scene.attachmentId, requestId: randomUUID() };
      return call(taskFiles, taskFiles.removeTaskAttachment, request, { token });
    },
  };
}

/** Looks through all pages of the tasks of the scene's unit. */
async function findInList(
  { platform: { tasks }, scene, token }: TaskQuestion,
  filter: Partial<ListTasksRequest> = { unitId: unitId(scene.unit) },
): Promise<'seen' | 'hidden'> {
  let pageToken = '';
  do {
    const request = { ...filter, orderBy: 'create_time desc', pageSize: 200, pageToken };
    const page = await call(tasks, tasks.listTasks, ListTasksRequest.fromPartial(request), { token });
    if (page.tasks.some(({ id }) => id === scene.documentId)) return 'seen';
    pageToken = page.nextPageToken;
  } while (pageToken !== '');
  return 'hidden';
}

/** Looks through all pages of the tasks whose due time moved today or yesterday. */
async function findInSlippage({ platform, scene, token }: TaskQuestion): Promise<'seen' | 'hidden'> {
  const { slippage } = platform;
  const dayOf = (days: number): string => ahead(days).toISOString().slice(0, 10);
  let pageToken = '';
  do {
    const period = { dateFrom: dayOf(-1), dateTo: dayOf(1), pageSize: 200, pageToken };
    const request = ListSlippageRequest.fromPartial(period);
    const page = await call(slippage, slippage.listSlippage, request, { token });
    if (page.tasks.some(({ taskId }) => taskId === scene.documentId)) return 'seen';
    pageToken = page.nextPageToken;
  } while (pageToken !== '');
  return 'hidden';
}

/** Questions about tasks that are about no task that is there. */
export const looseTaskCalls: Record<string, DirectoryCall> = {
  'GetTask(missing)': {
    ask: ({ platform: { tasks }, token }) => call(tasks, tasks.getTask, { id: newId() }, { token }),
  },
  'GetUrgingLetter(missing)': {
    ask: ({ platform: { urging }, token }) =>
      call(urging, urging.getUrgingLetter, { id: newId() }, { token }),
  },
  'ListUrgingCandidates(in-own-unit)': {
    ask: ({ platform: { urging }, token, role }) =>
      call(urging, urging.listUrgingCandidates, { unitId: unitId(seatOf(role)) }, { token }),
  },
  'AssignTask(in-own-unit)': {
    ask: ({ platform: { tasks }, token, role }) => {
      const unit = seatOf(role);
      return call(tasks, tasks.assignTask, assignment(unit, takerOf(unit)), { token });
    },
  },
  'CreateProgramme(in-own-unit)': {
    ask: ({ platform: { programmes }, token, role }) =>
      call(programmes, programmes.createProgramme, newProgramme(seatOf(role)), { token }),
  },
  'ImportTasks(in-own-unit)': {
    ask: ({ platform: { tasks }, token, role }) =>
      call(tasks, tasks.importTasks, taskTable(seatOf(role)), { token }),
  },
};

type Give = (platform: Platform, role: string) => Promise<() => Promise<unknown>>;

/** Sends a task, a part or an obstacle to the post of a role, as who may send it. */
export const taskReceivers: Record<string, Give> = {
  'AssignTask(to-lead)': async ({ tasks, tokenOf }, role) => {
    const unit = unitOver(role);
    const token = await tokenOf(`${unit}.leader`);
    return () => call(tasks, tasks.assignTask, assignment(unit, role), { token });
  },
  'AssignTask(to-co-ordinator)': async ({ tasks, tokenOf }, role) => {
    const unit = unitOver(role);
    const token = await tokenOf(`${unit}.leader`);
    return () => call(tasks, tasks.assignTask, assignment(unit, takerOf(unit), [role]), { token });
  },
  'ReassignTask(to-lead)': async (platform, role) => {
    const { scene, unit } = await taskFor(platform, role, 'assigned');
    const token = await platform.tokenOf(`${unit}.leader`);
    const { tasks } = platform;
    const to = { id: scene.documentId, leadPostId: postId(role), ...writing() };
    return () => call(tasks, tasks.reassignTask, ReassignTaskRequest.fromPartial(to), { token });
  },
  'HandOverTaskItem(to)': async (platform, role) => {
    const { scene, unit } = await taskFor(platform, role, 'assigned');
    const token = await platform.tokenOf(takerOf(unit));
    const { tasks } = platform;
    const to = { itemId: scene.documentId, postId: postId(role), note: '', ...writing() };
    return () => call(tasks, tasks.handOverTaskItem, to, { token });
  },
  'RaiseObstacle(to)': async (platform, role) => {
    const { scene, unit } = await taskFor(platform, role, 'accepted');
    const token = await platform.tokenOf(takerOf(unit));
    const { tasks } = platform;
    const raised = { id: scene.documentId, text: 'Chưa có số liệu', postId: postId(role), ...writing() };
    return () => call(tasks, tasks.raiseObstacle, RaiseObstacleRequest.fromPartial(raised), { token });
  },
};

/** A unit whose writ reaches the post. */
function unitOver(role: string): 'HD' | 'UBND' {
  return seatOf(role) === 'HD' ? 'HD' : 'UBND';
}

async function taskFor(platform: Platform, role: string, stage: TaskStage) {
  const unit = unitOver(role);
  const plan = { unit, assigner: `${unit}.leader`, stage, holder: takerOf(unit) };
  return { unit, scene: await makeTask(platform, plan) };
}
