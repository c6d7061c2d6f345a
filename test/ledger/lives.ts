import type { IncomingDocumentServiceClient } from '@baro/proto/baro/documents/v1/incoming';
import {
  AcceptItemRequest,
  FinishItemRequest,
  HandOverItemRequest,
  RegisterIncomingDocumentRequest,
  RouteIncomingDocumentRequest,
  SendBackItemRequest,
  SubmitIncomingDocumentRequest,
} from '@baro/proto/baro/documents/v1/incoming';
import { DocumentForm } from '@baro/proto/baro/documents/v1/resources';
import { Position, TaskSourceKind } from '@baro/proto/baro/tasks/v1/resources';
import type { TaskServiceClient } from '@baro/proto/baro/tasks/v1/tasks';
import {
  AcceptTaskItemRequest,
  AssignTaskRequest,
  ConfirmCompletionRequest,
  FinishTaskPartRequest,
  HandOverTaskItemRequest,
  ReassignTaskRequest,
  ReportCompletionRequest,
  ReturnTaskRequest,
  SendBackCompletionRequest,
  StopTaskRequest,
} from '@baro/proto/baro/tasks/v1/tasks';
import type { Mover } from './mover.ts';
import { logins } from './scene.ts';

/** What lives are lived with. */
export interface World {
  mover: Mover;
  documents: IncomingDocumentServiceClient;
  tasks: TaskServiceClient;
  office: string;
  department: string;
  /** Post of a login. */
  postOf: (login: string) => string;
  random: () => number;
}

/** A document from the book to its end: routed with a part, handed to and fro, sometimes sent back. */
export async function liveDocument(world: World, number: number): Promise<void> {
  const { mover, documents: client, office, postOf, random } = world;
  const { clerk, leader, official, head } = logins;
  const { document } = await mover.act(
    clerk,
    client,
    client.registerIncomingDocument,
    RegisterIncomingDocumentRequest.fromPartial({
      document: {
        unitId: office,
        form: DocumentForm.PAPER,
        number: String(number),
        symbol: 'CV-LUA',
        issuerName: 'Sở thử lửa',
        subject: `Văn bản thử lửa ${number}`,
      },
    }),
    1,
  );
  const id = document?.id ?? '';
  const submit = SubmitIncomingDocumentRequest.fromPartial({ id, postId: postOf(leader) });
  await mover.act(clerk, client, client.submitIncomingDocument, submit, 1);
  const routed = await mover.act(
    leader,
    client,
    client.routeIncomingDocument,
    RouteIncomingDocumentRequest.fromPartial({
      id,
      direction: 'Xử lý',
      lead: { postId: postOf(official) },
      coOrdinators: [{ postId: postOf(head) }],
    }),
    2,
  );
  const finish = (itemId: string): FinishItemRequest =>
    FinishItemRequest.fromPartial({ itemId, result: 'Đã xử lý' });
  const partId = routed.document?.parts[0]?.id ?? '';
  const acceptPart = AcceptItemRequest.fromPartial({ itemId: partId });
  await mover.act(head, client, client.acceptItem, acceptPart, 0);
  await mover.act(head, client, client.finishItem, finish(partId), 1);
  let holder: string = official;
  for (let turn = Math.floor(random() * 6); turn > 0; turn -= 1) {
    const other = holder === official ? head : official;
    const handOver = HandOverItemRequest.fromPartial({ itemId: id, postId: postOf(other) });
    await mover.act(holder, client, client.handOverItem, handOver, 1);
    holder = other;
    if (random() > 0.3) continue;
    const back = SendBackItemRequest.fromPartial({ itemId: id, reason: 'Chưa đủ hồ sơ' });
    await mover.act(holder, client, client.sendBackItem, back, 1);
    holder = holder === official ? head : official;
  }
  await mover.act(holder, client, client.acceptItem, AcceptItemRequest.fromPartial({ itemId: id }), 0);
  await mover.act(holder, client, client.finishItem, finish(id), 1);
}

/** A task from its assignment to its end: with a part, sometimes returned, handed over, sent back, stopped. */
export async function liveTask(world: World): Promise<void> {
  const { mover, tasks: client, office, department, postOf, random } = world;
  const { leader, director } = logins;
  const assign = AssignTaskRequest.fromPartial({
    task: {
      unitId: office,
      sourceKind: TaskSourceKind.CITY_DOCUMENT,
      work: 'Nhiệm vụ thử lửa',
      product: 'Báo cáo',
      leadPostId: postOf(director),
      dueTime: new Date('2026-12-31T17:00:00+07:00'),
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
  await endTask(world, id, await passOn(world, id));
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
