import { randomUUID } from 'node:crypto';
import { call, openClient } from '@baro/chassis';
import {
  FindingServiceClient,
  GetFindingRequest,
  ListFindingsRequest,
} from '@baro/proto/baro/custody/v1/findings';
import type { Finding } from '@baro/proto/baro/custody/v1/findings';
import { accountOf } from './city.ts';
import { ToldItem } from './told-item.ts';
import type { World } from './world.ts';
import { at } from './world.ts';

type Method<Req, Res> = Parameters<typeof call<Req, Res>>[1];

/** Findings of a world, asked as who holds a post. */
export class Findings {
  readonly client: FindingServiceClient;
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
    this.client = openClient(FindingServiceClient, world.service.address);
  }

  async as<Req, Res>(who: string, method: Method<Req, Res>, request: Req): Promise<Res> {
    return call(this.client, method, request, { token: await this.#world.issuer.token(accountOf(who)) });
  }

  /** Ids of the findings a list shows, newest first. */
  async list(who: string, request: Partial<ListFindingsRequest> = {}): Promise<Finding[]> {
    const asked = ListFindingsRequest.fromPartial(request);
    return (await this.as(who, this.client.listFindings, asked)).findings;
  }

  async get(who: string, id: string): Promise<Finding> {
    const { finding } = await this.as(who, this.client.getFinding, GetFindingRequest.fromPartial({ id }));
    if (!finding) throw new Error('no finding');
    return finding;
  }

  reply(who: string, id: string, more: { text?: string; etag?: string; requestId?: string } = {}) {
    const request = { id, text: 'Đã báo cáo lãnh đạo.', etag: '', requestId: randomUUID(), ...more };
    return this.as(who, this.client.replyToFinding, request);
  }

  conclude(
    who: string,
    id: string,
    more: { conclusion?: 0 | 1 | 2 | 3 | 4; reason?: string; etag?: string; requestId?: string } = {},
  ) {
    const request = {
      id,
      conclusion: 4 as const,
      reason: 'Có lý do.',
      etag: '',
      requestId: randomUUID(),
      ...more,
    };
    return this.as(who, this.client.concludeFinding, request);
  }

  close(): void {
    this.client.close();
  }
}

/** A document that goes from the official to the colleague and back, with nothing done: a loop by `loopBy`. */
export function looped(
  owner = 'stc',
  [first, loopBy] = ['official', 'colleague'] as [string, string],
): ToldItem {
  return new ToldItem({ owner, dueTime: at('2026-11-27T00:00:00') })
    .give(first, at('2026-11-03T09:00:00'), 'routed')
    .give(loopBy, at('2026-11-04T09:00:00'))
    .give(first, at('2026-11-05T09:00:00'));
}
