import { getJson, sendJson } from './client.ts';
import type { WriteBase } from './incoming-api.ts';
import type { QueryValues } from './query-string.ts';
import type { AssignTaskRequest, ListTasksPage, ReassignTaskRequest, Task } from './types.ts';

const BASE = '/v1/tasks';

interface TaskAnswer {
  readonly task?: Task;
}

async function taskOf(answer: Promise<TaskAnswer>): Promise<Task> {
  return (await answer).task ?? {};
}

export function getTask(id: string, signal?: AbortSignal): Promise<Task> {
  return taskOf(getJson<TaskAnswer>(`${BASE}/${id}`, {}, signal));
}

export function listTasks(query: QueryValues, signal?: AbortSignal): Promise<ListTasksPage> {
  return getJson(BASE, query, signal);
}

export function assignTask(request: AssignTaskRequest): Promise<Task> {
  return taskOf(sendJson<TaskAnswer>('POST', BASE, request));
}

export function reassignTask(id: string, request: ReassignTaskRequest): Promise<Task> {
  return taskOf(sendJson<TaskAnswer>('POST', `${BASE}/${id}:reassign`, request));
}

/** The verbs on a task as a whole. */
export type TaskVerb =
  | 'return'
  | 'reportProgress'
  | 'requestExtension'
  | 'decideExtension'
  | 'reportCompletion'
  | 'confirm'
  | 'sendBack'
  | 'stop'
  | 'raiseObstacle';

type Body = WriteBase & Record<string, string | number | boolean>;

export function actOnTask(id: string, verb: TaskVerb, request: Body): Promise<Task> {
  return taskOf(sendJson<TaskAnswer>('POST', `${BASE}/${id}:${verb}`, request));
}

/** The verbs on an item: a task or a co-ordinator's part. */
export type TaskItemVerb = 'accept' | 'handOver' | 'finish';

export function actOnTaskItem(itemId: string, verb: TaskItemVerb, request: Body): Promise<Task> {
  return taskOf(sendJson<TaskAnswer>('POST', `${BASE}/items/${itemId}:${verb}`, request));
}

export function answerObstacle(
  obstacleId: string,
  request: { answer: string; requestId: string },
): Promise<Task> {
  return taskOf(sendJson<TaskAnswer>('POST', `${BASE}/obstacles/${obstacleId}:answer`, request));
}
