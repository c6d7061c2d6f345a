import { Position, TaskSourceKind } from '@baro/proto/baro/tasks/v1/resources';
import {
  AcceptTaskItemRequest,
  AssignTaskRequest,
  ConfirmCompletionRequest,
  DecideExtensionRequest,
  FinishTaskPartRequest,
  HandOverTaskItemRequest,
  ReassignTaskRequest,
  ReportCompletionRequest,
  RequestExtensionRequest,
  ReturnTaskRequest,
  SendBackCompletionRequest,
  StopTaskRequest,
} from '@baro/proto/baro/tasks/v1/tasks';
import { endOrLeave } from './lives.ts';
import type { World } from './lives.ts';
import { logins } from './scene.ts';

const endOfYear = new Date('2026-12-31T17:00:00+07:00');

/** A task from its assignment to its end: with a part, sometimes returned, handed over, sent back, stopped. */
export async function liveTask(world: World): Promise<void> {
  const { mover, tasks: client, office, department, postOf, random } = world;
  const { leader, director } = logins;
  const soon = world.soon && random() < 0.5 ? world.soon : undefined;
  const assign = AssignTaskRequest.fromPartial({
    task: {
      unitId: office,
      sourceKind: TaskSourceKind.CITY_DOCUMENT,
      work: 'Nhiệm vụ thử lửa',
      product: 'Báo cáo',
      leadPostId: postOf(director),
      dueTime: soon ?? endOfYear,
    },
    parts: [{ postId: postOf(logins.head), request: 'Cho ý kiến' }],
  });
  const { task } = await mover.act(leader, client, client.assignTask, assign, 2);
  const id = task?.id ?? '';
  await finishPart(world, task?.parts[0]?.id ?? '');
  if (random() < 0.3) {
    const back = ReturnTaskRequest.fromPartial({
      id,
      reason: 'Không thuộc thẩm quyền',
      competentUnitId: department,
    });
    await mover.act(director, client, client.returnTask, back, 1);
    const again = ReassignTaskRequest.fromPartial({ id, leadPostId: postOf(director) });
    await mover.act(leader, client, client.reassignTask, again, 1);
  }
  const holder = await passOn(world, id);
  if (soon && random() < 0.3) await askForLonger(world, id, holder);
  await endOrLeave(world, () => endTask(world, id, holder));
}

/** Asks for a later due time, which is granted or not. */
async function askForLonger(
  { mover, tasks: client, random }: World,
  id: string,
  holder: string,
): Promise<void> {
  const ask = RequestExtensionRequest.fromPartial({ id, dueTime: endOfYear, reason: 'Chờ ý kiến' });
  const { task } = await mover.act(holder, client, client.requestExtension, ask, 0);
  const decide = DecideExtensionRequest.fromPartial({
    id,
    extensionId: task?.extensions[0]?.id ?? '',
    granted: random() < 0.5,
    note: 'Đã xem xét',
  });
  await mover.act(logins.leader, client, client.decideExtension, decide, 0);
}

async function finishPart({ mover, tasks: client }: World, itemId: string): Promise<void> {
  const accept = AcceptTaskItemRequest.fromPartial({ itemId });
  await mover.act(logins.head, client, client.acceptTaskItem, accept, 0);
  const finish = FinishTaskPartRequest.fromPartial({ itemId, position: Position.AGREE, result: 'Đồng ý' });
  await mover.act(logins.head, client, client.finishTaskPart, finish, 1);
}

/** To and fro inside the department. @returns who has it in the end */
async function passOn({ mover, tasks: client, postOf, random }: World, id: string): Promise<string> {
  let holder: string = logins.director;
  for (let turn = Math.floor(random() * 6); turn > 0; turn -= 1) {
    const other = holder === logins.director ? logins.deputy : logins.director;
    const handOver = HandOverTaskItemRequest.fromPartial({ itemId: id, postId: postOf(other) });
    await mover.act(holder, client, client.handOverTaskItem, handOver, 1);
    holder = other;
  }
  return holder;
}

async function endTask({ mover, tasks: client, random }: World, id: string, holder: string): Promise<void> {
  const { leader } = logins;
  if (random() < 0.1) {
    const stop = StopTaskRequest.fromPartial({ id, reason: 'Không còn cần thiết' });
    await mover.act(leader, client, client.stopTask, stop, 1);
    return;
  }
  const accept = AcceptTaskItemRequest.fromPartial({ itemId: id });
  await mover.act(holder, client, client.acceptTaskItem, accept, 0);
  const report = ReportCompletionRequest.fromPartial({ id, text: 'Báo cáo' });
  await mover.act(holder, client, client.reportCompletion, report, 1);
  if (random() < 0.3) {
    const back = SendBackCompletionRequest.fromPartial({ id, reason: 'Thiếu phụ lục' });
    await mover.act(leader, client, client.sendBackCompletion, back, 1);
    await mover.act(holder, client, client.reportCompletion, report, 1);
  }
  await mover.act(leader, client, client.confirmCompletion, ConfirmCompletionRequest.fromPartial({ id }), 1);
}
