import {
  AcceptTaskItemRequest,
  AssignTaskRequest,
  ConfirmCompletionRequest,
  DecideExtensionRequest,
  FinishTaskPartRequest,
  HandOverTaskItemRequest,
  RaiseObstacleRequest,
  ReportCompletionRequest,
  ReportProgressRequest,
  RequestExtensionRequest,
  ReturnTaskRequest,
  StopTaskRequest,
  type TaskServiceClient,
} from '@baro/proto/baro/tasks/v1/tasks';
import { Position, TaskSourceKind } from '@baro/proto/baro/tasks/v1/resources';
import type { Task } from '@baro/proto/baro/tasks/v1/resources';
import type { Caller } from '../caller.ts';
import type { Desks } from '../desks.ts';
import { addDays, weekdayOnOrBefore } from '../documents/invent-document.ts';
import type { TaskStep, TaskStory } from './stories.ts';

/** What stories of tasks are told with. */
export interface TaskStage {
  caller: Caller;
  client: TaskServiceClient;
  desks: Desks;
  /** Day the city is loaded `YYYY-MM-DD`. */
  day: string;
}

/** The end of office hours some days from the load. */
export function dueAfter(day: string, days: number): Date {
  return new Date(`${weekdayOnOrBefore(addDays(day, days))}T17:00:00+07:00`);
}

/** Assigns a task and takes it through its story. `name` is unique in the load. */
export async function playTask(stage: TaskStage, story: TaskStory, name: string): Promise<void> {
  const { caller, client, desks, day } = stage;
  const [sourceIssuerName, sourceNumberSymbol] = story.source;
  const central = sourceIssuerName.includes('Chính phủ');
  const request = AssignTaskRequest.fromPartial({
    task: {
      unitId: desks.unitOf(story.unitCode),
      sourceKind: central ? TaskSourceKind.CENTRAL_DOCUMENT : TaskSourceKind.CITY_DOCUMENT,
      sourceIssuerName,
      sourceNumberSymbol,
      work: story.work,
      product: story.product,
      leadPostId: desks.postOf(story.lead),
      standing: story.dueInDays === undefined,
      ...(story.dueInDays === undefined ? {} : { dueTime: dueAfter(day, story.dueInDays) }),
    },
    parts: (story.with ?? []).map((desk) => ({
      postId: desks.postOf(desk),
      request: 'Cung cấp số liệu, cho ý kiến về nội dung thuộc lĩnh vực phụ trách',
    })),
    requestId: caller.requestId(`${name}/assign`),
  });
  const { task } = await caller.as(story.by, client, client.assignTask, request);
  if (!task) throw new Error(`${name} was not assigned`);
  for (const [index, step] of story.steps.entries()) {
    await play(stage, step, task, caller.requestId(`${name}/${index}`));
  }
}

async function play(stage: TaskStage, step: TaskStep, task: Task, requestId: string): Promise<void> {
  const { caller, client, desks, day } = stage;
  const act = { id: task.id, requestId };
  switch (step.act) {
    case 'accept':
      await accept(stage, step.by, task.id, requestId);
      return;
    case 'acceptPart':
      await accept(stage, step.by, partOf(task, step.part), requestId);
      return;
    case 'finishPart': {
      const finish = {
        itemId: partOf(task, step.part),
        position: Position.AGREE,
        result: step.result,
        requestId,
      };
      await caller.as(step.by, client, client.finishTaskPart, FinishTaskPartRequest.fromPartial(finish));
      return;
    }
    case 'handOver': {
      const handOver = { itemId: task.id, postId: desks.postOf(step.to), requestId };
      await caller.as(
        step.by,
        client,
        client.handOverTaskItem,
        HandOverTaskItemRequest.fromPartial(handOver),
      );
      return;
    }
    case 'return': {
      const back = { ...act, reason: step.reason, competentUnitId: desks.unitOf(step.competent) };
      await caller.as(step.by, client, client.returnTask, ReturnTaskRequest.fromPartial(back));
      return;
    }
    case 'obstacle': {
      const { text } = step;
      const raise = { ...act, text, postId: desks.postOf(step.to), dueTime: dueAfter(day, step.dueInDays) };
      await caller.as(step.by, client, client.raiseObstacle, RaiseObstacleRequest.fromPartial(raise));
      return;
    }
    default:
      await report(stage, step, act);
  }
}

type Reporting = Extract<TaskStep, { act: 'progress' | 'extend' | 'grant' | 'report' | 'confirm' | 'stop' }>;

/** What is told to the assigner, and what the assigner answers. */
async function report(
  { caller, client, day }: TaskStage,
  step: Reporting,
  act: { id: string; requestId: string },
): Promise<void> {
  switch (step.act) {
    case 'progress': {
      const progress = ReportProgressRequest.fromPartial({ ...act, percent: step.percent, text: step.text });
      await caller.as(step.by, client, client.reportProgress, progress);
      return;
    }
    case 'extend': {
      const ask = { ...act, dueTime: dueAfter(day, step.dueInDays), reason: step.reason };
      await caller.as(step.by, client, client.requestExtension, RequestExtensionRequest.fromPartial(ask));
      return;
    }
    case 'grant': {
      const { task } = await caller.as(step.by, client, client.getTask, { id: act.id });
      const extensionId = task?.extensions[0]?.id ?? '';
      const grant = DecideExtensionRequest.fromPartial({ ...act, extensionId, granted: true });
      await caller.as(step.by, client, client.decideExtension, grant);
      return;
    }
    case 'report': {
      const done = ReportCompletionRequest.fromPartial({ ...act, text: step.text });
      await caller.as(step.by, client, client.reportCompletion, done);
      return;
    }
    case 'confirm':
      await caller.as(step.by, client, client.confirmCompletion, ConfirmCompletionRequest.fromPartial(act));
      return;
    case 'stop': {
      const stop = StopTaskRequest.fromPartial({ ...act, reason: step.reason });
      await caller.as(step.by, client, client.stopTask, stop);
    }
  }
}

async function accept(
  { caller, client }: TaskStage,
  by: string,
  itemId: string,
  requestId: string,
): Promise<void> {
  const request = AcceptTaskItemRequest.fromPartial({ itemId, requestId });
  await caller.as(by, client, client.acceptTaskItem, request);
}

function partOf(task: Task, at: number): string {
  return task.parts[at]?.id ?? '';
}
