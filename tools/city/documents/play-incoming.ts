import {
  AcceptItemRequest,
  FinishItemRequest,
  HandOverItemRequest,
  RegisterIncomingDocumentRequest,
  ReturnIncomingDocumentRequest,
  RouteIncomingDocumentRequest,
  SendBackItemRequest,
  SubmitIncomingDocumentRequest,
  type IncomingDocumentServiceClient,
} from '@baro/proto/baro/documents/v1/incoming';
import { Urgency } from '@baro/proto/baro/documents/v1/resources';
import type { Caller } from '../caller.ts';
import type { Desks } from '../desks.ts';
import { addDays, inventDocument, weekdayOnOrBefore } from './invent-document.ts';
import type { Random } from '../random.ts';
import type { Book, Step, Story } from './stories.ts';
import { directions, results } from './vocabulary.ts';

/** What stories are told with. */
export interface Stage {
  caller: Caller;
  client: IncomingDocumentServiceClient;
  desks: Desks;
  random: Random;
  /** Day the city is loaded `YYYY-MM-DD`. */
  day: string;
}

/** Registers a document of a book and takes it through its story. `name` is unique in the load. */
export async function playIncoming(stage: Stage, book: Book, story: Story, name: string): Promise<void> {
  const { caller, client, desks, random, day } = stage;
  const [youngest, oldest] = story.daysAgo;
  const arrivalDate = weekdayOnOrBefore(addDays(day, -random.between(youngest, oldest)));
  const document = inventDocument(random, {
    unitId: desks.unitOf(book.unitCode),
    arrivalDate,
    from: book.from,
    urgency: story.urgency ?? Urgency.NORMAL,
  });
  const request = RegisterIncomingDocumentRequest.fromPartial({
    // What comes today comes now: the load may run before the hour that was invented.
    document: arrivalDate === day ? { ...document, arrivalTime: undefined } : document,
    requestId: caller.requestId(`${name}/register`),
  });
  const answer = await caller.as(book.clerk, client, client.registerIncomingDocument, request);
  const id = answer.document?.id ?? '';
  for (const [index, step] of story.steps.entries()) {
    await play(stage, step, id, caller.requestId(`${name}/${index}`));
  }
}

async function play(stage: Stage, step: Step, id: string, requestId: string): Promise<void> {
  const { caller, client, desks, random } = stage;
  const act = { itemId: id, requestId };
  switch (step.act) {
    case 'submit': {
      const submit = {
        id,
        postId: desks.postOf(step.to),
        note: 'Kính trình cho ý kiến phân phối',
        requestId,
      };
      return void (await caller.as(
        step.by,
        client,
        client.submitIncomingDocument,
        SubmitIncomingDocumentRequest.fromPartial(submit),
      ));
    }
    case 'route':
      return route(stage, step, id, requestId);
    case 'accept':
      return void (await caller.as(step.by, client, client.acceptItem, AcceptItemRequest.fromPartial(act)));
    case 'handOver': {
      const handOver = { ...act, postId: desks.postOf(step.to), note: 'Đề nghị nghiên cứu, xử lý' };
      return void (await caller.as(
        step.by,
        client,
        client.handOverItem,
        HandOverItemRequest.fromPartial(handOver),
      ));
    }
    case 'sendBack': {
      const back = { ...act, reason: step.reason };
      return void (await caller.as(
        step.by,
        client,
        client.sendBackItem,
        SendBackItemRequest.fromPartial(back),
      ));
    }
    case 'return': {
      const back = ReturnIncomingDocumentRequest.fromPartial({ id, reason: step.reason, requestId });
      return void (await caller.as(step.by, client, client.returnIncomingDocument, back));
    }
    case 'finish': {
      const finish = { ...act, result: random.pick(results) };
      return void (await caller.as(
        step.by,
        client,
        client.finishItem,
        FinishItemRequest.fromPartial(finish),
      ));
    }
  }
}

/** Routes; without days the due time stays the one counted from arrival, which may have passed. */
async function route(
  { caller, client, desks, random, day }: Stage,
  step: Extract<Step, { act: 'route' }>,
  id: string,
  requestId: string,
): Promise<void> {
  const dueTime =
    step.dueInDays === undefined
      ? undefined
      : new Date(`${weekdayOnOrBefore(addDays(day, step.dueInDays))}T17:00:00+07:00`);
  const request = RouteIncomingDocumentRequest.fromPartial({
    id,
    requestId,
    direction: random.pick(directions),
    lead: { postId: desks.postOf(step.lead), ...(dueTime ? { dueTime } : {}) },
    coOrdinators: (step.with ?? []).map((desk) => ({
      postId: desks.postOf(desk),
      direction: 'Cho ý kiến bằng văn bản về nội dung thuộc lĩnh vực phụ trách',
    })),
  });
  await caller.as(step.by, client, client.routeIncomingDocument, request);
}
