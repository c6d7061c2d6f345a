import { randomUUID } from 'node:crypto';
import type { IncomingDocument } from '@baro/proto/baro/documents/v1/resources';
import { idOf } from './city.ts';
import type { World } from './world.ts';

/** Acts of handling, by post names; each returns the document. */
export class Handling {
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  async #act(promise: Promise<{ document: IncomingDocument | undefined }>): Promise<IncomingDocument> {
    const { document } = await promise;
    if (!document) throw new Error('no document');
    return document;
  }

  submit(who: string, id: string, post: string, etag = ''): Promise<IncomingDocument> {
    const request = { id, postId: idOf(`post ${post}`), note: 'kính trình', etag, requestId: randomUUID() };
    return this.#act(this.#world.as(who, this.#world.client.submitIncomingDocument, request));
  }

  route(who: string, id: string, lead: string, options: RouteOptions = {}): Promise<IncomingDocument> {
    return this.#act(
      this.#world.as(who, this.#world.client.routeIncomingDocument, routing(id, lead, options)),
    );
  }

  accept(who: string, itemId: string, etag = ''): Promise<IncomingDocument> {
    const request = { itemId, etag, requestId: randomUUID() };
    return this.#act(this.#world.as(who, this.#world.client.acceptItem, request));
  }

  handOver(who: string, itemId: string, post: string, etag = ''): Promise<IncomingDocument> {
    const request = { itemId, postId: idOf(`post ${post}`), note: '', etag, requestId: randomUUID() };
    return this.#act(this.#world.as(who, this.#world.client.handOverItem, request));
  }

  sendBack(
    who: string,
    itemId: string,
    reason = 'không thuộc thẩm quyền',
    etag = '',
  ): Promise<IncomingDocument> {
    const request = { itemId, reason, etag, requestId: randomUUID() };
    return this.#act(this.#world.as(who, this.#world.client.sendBackItem, request));
  }

  finish(
    who: string,
    itemId: string,
    result = 'đã trả lời',
    answerDocumentId = '',
    etag = '',
  ): Promise<IncomingDocument> {
    const request = { itemId, result, answerDocumentId, etag, requestId: randomUUID() };
    return this.#act(this.#world.as(who, this.#world.client.finishItem, request));
  }

  returnToSender(who: string, id: string, reason = 'gửi nhầm', etag = ''): Promise<IncomingDocument> {
    const request = { id, reason, etag, requestId: randomUUID() };
    return this.#act(this.#world.as(who, this.#world.client.returnIncomingDocument, request));
  }

  get(who: string, id: string): Promise<IncomingDocument> {
    return this.#act(this.#world.as(who, this.#world.client.getIncomingDocument, { id }));
  }
}

export interface RouteOptions {
  coOrdinators?: { post: string; dueTime?: Date; direction?: string }[];
  informed?: string[];
  dueTime?: Date | undefined;
  direction?: string;
  etag?: string;
}

/** A routing by post names. */
export function routing(id: string, lead: string, options: RouteOptions = {}) {
  const target = (post: string, dueTime: Date | undefined, direction = '') => ({
    postId: idOf(`post ${post}`),
    dueTime,
    direction,
  });
  return {
    id,
    lead: target(lead, options.dueTime),
    coOrdinators: (options.coOrdinators ?? []).map(({ post, dueTime, direction }) =>
      target(post, dueTime, direction),
    ),
    forInformationPostIds: (options.informed ?? []).map((post) => idOf(`post ${post}`)),
    direction: options.direction ?? 'Giao tham mưu trả lời',
    etag: options.etag ?? '',
    requestId: randomUUID(),
  };
}
