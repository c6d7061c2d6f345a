import { randomUUID } from 'node:crypto';
import {
  AssignPostRequest,
  ClosePostRequest,
  CreatePostRequest,
  EndHoldingRequest,
  GetMeRequest,
  ListPostsRequest,
  type Post,
  PostRole,
} from '@baro/proto/baro/directory/v1/directory';
import { expectReason } from '@baro/chassis/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ids, openCity, today, type City } from './city.ts';
import { eventsOf, expectAdministratorOnly, expectReplay, type Send } from './write-checks.ts';

let city: City;
beforeAll(async () => {
  city = await openCity();
});
afterAll(() => city.close());

type Options = NonNullable<Parameters<Send<unknown>>[0]>;
const create = (fields: Partial<Post>, { who, requestId = randomUUID() }: Options = {}) => {
  const asked = { unitId: ids.office, code: 'x', title: 'Chuyên viên', role: PostRole.OFFICIAL, ...fields };
  return city.ask(city.client.createPost, CreatePostRequest.fromPartial({ post: asked, requestId }), who);
};
const close = (id: string, validTo: string, { who, requestId = randomUUID() }: Options = {}) =>
  city.ask(city.client.closePost, ClosePostRequest.fromPartial({ id, validTo, requestId }), who);
const assign = (
  postId: string,
  personId: string,
  span: { validFrom?: string; validTo?: string } = {},
  { who, requestId = randomUUID() }: Options = {},
) => {
  const request = { postId, personId, validFrom: today, ...span, requestId };
  return city.ask(city.client.assignPost, AssignPostRequest.fromPartial(request), who);
};
const end = (id: string, validTo: string, { who, requestId = randomUUID() }: Options = {}) =>
  city.ask(city.client.endHolding, EndHoldingRequest.fromPartial({ id, validTo, requestId }), who);
const newPost = async (fields: Partial<Post> = {}): Promise<string> =>
  (await create({ code: randomUUID(), ...fields })).post?.id ?? '';

describe('CreatePost', () => {
  it('creates a post from today on', async () => {
    const { post } = await create({ code: 'CV-1', rank: 5 });
    expect(post).toMatchObject({
      code: 'CV-1',
      rank: 5,
      validFrom: today,
      unitName: 'Văn phòng UBND',
      holdings: [],
    });
    expect(await eventsOf(city, post?.id ?? '')).toMatchObject([
      {
        subject: 'baro.directory.post.changed.VPUBND',
        body: { data: { post: { role: 'POST_ROLE_OFFICIAL' } } },
      },
    ]);
  });

  it('refuses an ended unit, one that is not there, and a day before the unit', async () => {
    await expectReason(create({ unitId: ids.district }), 'UNIT_CLOSED');
    await expectReason(create({ unitId: ids.admin }), 'UNIT_NOT_FOUND');
    await expectReason(create({ unitId: ids.ward, validFrom: '2025-06-30' }), 'FIELD_INVALID', [
      'post.validFrom',
    ]);
  });

  it('refuses a code the unit has, and names every wrong field', async () => {
    await create({ code: 'CV-2' });
    await expectReason(create({ code: 'CV-2' }), 'FIELD_INVALID', ['post.code']);
    const wrong = create({ unitId: '', code: '', title: ' ', role: 0, rank: -1, validTo: 'x' });
    const fields = ['unitId', 'code', 'title', 'role', 'rank', 'validTo'].map((field) => `post.${field}`);
    await expectReason(wrong, 'FIELD_INVALID', fields);
  });

  it('is for the administrator only and acts once', async () => {
    await expectAdministratorOnly((options) => create({ code: 'CV-3' }, options));
    await expectReplay(city, (options) => create({ code: 'CV-3' }, options));
  });
});

describe('ClosePost', () => {
  it('ends a post; from the next day it is not listed', async () => {
    const id = await newPost({ title: 'Sắp hết' });
    expect((await close(id, '2026-02-28')).post?.validTo).toBe('2026-02-28');
    const listed = async (asOf: string) =>
      (await city.ask(city.client.listPosts, ListPostsRequest.fromPartial({ query: 'sap het', asOf }))).posts
        .length;
    expect([await listed('2026-02-28'), await listed('2026-03-01')]).toEqual([1, 0]);
  });

  it('refuses while somebody holds it later as POST_HELD', async () => {
    await expectReason(close(ids.chiefPost, '2026-02-28'), 'POST_HELD');
  });

  it('refuses an unknown post, an end before the start and an end put off', async () => {
    await expectReason(close(ids.city, today), 'POST_NOT_FOUND');
    const id = await newPost({ validTo: '2026-06-30' });
    await expectReason(close(id, '2026-07-01'), 'FIELD_INVALID', ['validTo']);
    await expectReason(close(id, '2026-01-14'), 'FIELD_INVALID', ['validTo']);
    await expectReason(close('x', ''), 'FIELD_INVALID', ['id', 'validTo']);
  });

  it('is for the administrator only and acts once', async () => {
    const id = await newPost();
    await expectAdministratorOnly((options) => close(id, today, options));
    await expectReplay(city, (options) => close(id, today, options));
  });
});

describe('AssignPost', () => {
  it('gives a person the rights of the post from that day on', async () => {
    const postId = await newPost();
    const { holding } = await assign(postId, ids.idle, { validFrom: '2026-02-01', validTo: '2026-02-28' });
    expect(holding).toMatchObject({ postId, personId: ids.idle, personName: 'Ân Văn Đào' });
    const posts = async (asOf: string) =>
      (await city.ask(city.client.getMe, GetMeRequest.fromPartial({ asOf }), 'idle')).posts.map(
        (row) => row.post?.id,
      );
    expect(await posts('2026-01-31')).toEqual([]);
    expect(await posts('2026-02-01')).toEqual([postId]);
    expect(await posts('2026-03-01')).toEqual([]);
  });

  it('gives a head post to one person at a time', async () => {
    await expectReason(assign(ids.chiefPost, ids.idle), 'POST_HELD');
    const postId = await newPost({ head: true });
    await assign(postId, ids.idle, { validTo: '2026-01-31' });
    await expectReason(assign(postId, ids.clerk, { validFrom: '2026-01-31' }), 'POST_HELD');
    await assign(postId, ids.clerk, { validFrom: '2026-02-01' });
  });

  it('lets several hold another post, nobody twice', async () => {
    const postId = await newPost();
    await assign(postId, ids.idle);
    await assign(postId, ids.clerk);
    await expectReason(assign(postId, ids.idle, { validFrom: '2026-05-01' }), 'POST_HELD');
  });

  it('lets one of two win who take a head post at once', async () => {
    const postId = await newPost({ head: true });
    const results = await Promise.allSettled([assign(postId, ids.idle), assign(postId, ids.clerk)]);
    expect(results.map((result) => result.status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const loser = results.find((result) => result.status === 'rejected');
    await expectReason(Promise.reject(loser?.reason as Error), 'POST_HELD');
  });

  it('refuses days outside the post, unknown posts and people, wrong fields', async () => {
    const postId = await newPost({ validTo: '2026-06-30' });
    await expectReason(assign(postId, ids.idle, { validFrom: '2026-01-01' }), 'FIELD_INVALID', ['validFrom']);
    await expectReason(assign(postId, ids.idle, { validTo: '2026-07-01' }), 'FIELD_INVALID', ['validFrom']);
    await expectReason(assign(ids.city, ids.idle), 'POST_NOT_FOUND');
    await expectReason(assign(postId, ids.city), 'PERSON_NOT_FOUND');
    await expectReason(assign('', 'x', { validFrom: '' }), 'FIELD_INVALID', [
      'postId',
      'personId',
      'validFrom',
    ]);
  });

  it('is for the administrator only and acts once', async () => {
    const postId = await newPost();
    await expectAdministratorOnly((options) => assign(postId, ids.idle, {}, options));
    await expectReplay(city, (options) => assign(postId, ids.idle, {}, options));
  });
});

describe('EndHolding', () => {
  const held = async (): Promise<string> => (await assign(await newPost(), ids.idle)).holding?.id ?? '';

  it('ends a holding with the next version of its event', async () => {
    const id = await held();
    expect((await end(id, '2026-01-31')).holding).toMatchObject({
      validTo: '2026-01-31',
      personName: 'Ân Văn Đào',
    });
    expect((await eventsOf(city, id)).map((event) => event.aggregate_version)).toEqual([1, 2]);
  });

  it('refuses an unknown holding, an end before the start and an end put off', async () => {
    const id = await held();
    await end(id, '2026-01-31');
    await expectReason(end(id, '2026-02-01'), 'FIELD_INVALID', ['validTo']);
    await expectReason(end(id, '2026-01-14'), 'FIELD_INVALID', ['validTo']);
    await expectReason(end(ids.city, today), 'HOLDING_NOT_FOUND');
    await expectReason(end('x', 'y'), 'FIELD_INVALID', ['id', 'validTo']);
  });

  it('is for the administrator only and acts once', async () => {
    const id = await held();
    await expectAdministratorOnly((options) => end(id, today, options));
    await expectReplay(city, (options) => end(id, today, options));
  });
});
