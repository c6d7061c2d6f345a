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
import type { TaskServiceClient } from '@baro/proto/baro/tasks/v1/tasks';
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
  /** Where some lives are to stop before their end: what they would do next is put here. */
  left?: (() => Promise<void>)[];
  /** Due time of half of the tasks; some ask for a later one. */
  soon?: Date;
}

/** Ends a life, or leaves it for later. */
export async function endOrLeave({ left, random }: World, end: () => Promise<void>): Promise<void> {
  if (left && random() < 0.1) left.push(end);
  else await end();
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
  const accept = AcceptItemRequest.fromPartial({ itemId: id });
  await endOrLeave(world, async () => {
    await mover.act(holder, client, client.acceptItem, accept, 0);
    await mover.act(holder, client, client.finishItem, finish(id), 1);
  });
}
