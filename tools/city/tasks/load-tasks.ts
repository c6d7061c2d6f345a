import { openClient } from '@baro/chassis';
import {
  ImportedTask,
  ImportTasksRequest,
  ListTasksRequest,
  ReassignTaskRequest,
  TaskServiceClient,
} from '@baro/proto/baro/tasks/v1/tasks';
import { readDemoPeople } from '../../../services/directory/reference/demo-people/index.ts';
import { readReference } from '../../../services/directory/reference/index.ts';
import { Caller } from '../caller.ts';
import { desksOf } from '../desks.ts';
import { addDays } from '../documents/invent-document.ts';
import type { SignIn } from '../sign-in.ts';
import { playTask } from './play-task.ts';
import type { TaskStage } from './play-task.ts';
import { pastTasks, taskStories } from './stories.ts';

/** Lets the demo people assign, handle and confirm tasks, through the same calls everybody uses. @returns tasks in all */
export async function loadTasks(
  address: string,
  signIn: SignIn,
  day: string,
  tell: (done: number, all: number) => void,
): Promise<number> {
  const reference = readReference();
  const client = openClient(TaskServiceClient, address);
  const desks = desksOf(reference, readDemoPeople(reference, day));
  const stage = { caller: new Caller(signIn, day), client, desks, day };
  const all = taskStories.length + 1;
  try {
    for (const [index, story] of taskStories.entries()) {
      await playTask(stage, story, `task/${index}`);
      tell(index + 1, all);
    }
    await importPast(stage);
    tell(all, all);
    return taskStories.length + pastTasks.length;
  } finally {
    client.close();
  }
}

const source = 'Bảng nhiệm vụ mẫu';
const unitCode = 'VPUBND';
const clerk = 'van-thu';
const chief = 'chanh-van-phong';

/** Takes the table of the past, and assigns what is still open to who it names. */
async function importPast({ caller, client, desks, day }: TaskStage): Promise<void> {
  const unitId = desks.unitOf(unitCode);
  const tasks = pastTasks.map((task, at) =>
    ImportedTask.fromPartial({
      externalId: `M${at + 1}`,
      row: at + 1,
      work: task.work,
      leadName: task.lead,
      product: task.product,
      sourceIssuerName: 'Văn phòng Chính phủ',
      sourceNumberSymbol: '624/TB-VPCP',
      dueDate: addDays(day, task.dueInDays),
      status: task.status,
      statusDate: addDays(day, -1),
    }),
  );
  const request = { unitId, source, tasks, requestId: caller.requestId('tasks/import') };
  await caller.as(clerk, client, client.importTasks, ImportTasksRequest.fromPartial(request));
  const list = ListTasksRequest.fromPartial({ unitId, pageSize: 200 });
  const known = await caller.as(clerk, client, client.listTasks, list);
  const ids = new Map(known.tasks.map(({ externalId, id }) => [externalId, id]));
  for (const [at, { assignTo }] of pastTasks.entries()) {
    if (assignTo === undefined) continue;
    const assign = ReassignTaskRequest.fromPartial({
      id: ids.get(`M${at + 1}`) ?? '',
      leadPostId: desks.postOf(assignTo),
      requestId: caller.requestId(`tasks/import/${at}`),
    });
    await caller.as(chief, client, client.reassignTask, assign);
  }
}
