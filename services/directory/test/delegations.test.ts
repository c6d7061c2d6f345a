import { randomUUID } from 'node:crypto';
import {
  CreateDelegationRequest,
  DelegationKind,
  EndDelegationRequest,
  GetMeRequest,
  ListDelegationsRequest,
  type Delegation,
} from '@baro/proto/baro/directory/v1/directory';
import { expectReason } from '@baro/chassis/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { accounts, ids, openCity, today, type City, type Who } from './city.ts';
import { auditOf, eventsOf, expectReplay, lastSeen, type Send } from './write-checks.ts';

let city: City;
beforeEach(async () => {
  city = await openCity();
});
afterEach(() => city.close());

type Options = NonNullable<Parameters<Send<unknown>>[0]>;
const absence = {
  kind: DelegationKind.ABSENCE,
  postId: ids.chiefPost,
  personId: ids.clerk,
  validFrom: today,
  validTo: '2026-01-20',
};
const signing = {
  ...absence,
  kind: DelegationKind.SIGNING,
  scope: 'Công văn trả lời',
  legalBasis: '5/QĐ-VP',
};
const create = (
  fields: Partial<Delegation> = {},
  { who = 'chief', requestId = randomUUID() }: Options = {},
) => {
  const delegation = { ...absence, ...fields };
  return city.ask(
    city.client.createDelegation,
    CreateDelegationRequest.fromPartial({ delegation, requestId }),
    who,
  );
};
const end = (id: string, validTo: string, { who = 'chief', requestId = randomUUID() }: Options = {}) =>
  city.ask(city.client.endDelegation, EndDelegationRequest.fromPartial({ id, validTo, requestId }), who);
const actingPosts = async (who: Who, asOf = today) =>
  (await city.ask(city.client.getMe, GetMeRequest.fromPartial({ asOf }), who)).posts;

describe('CreateDelegation', () => {
  it('lends a post in absence: the person acts in it on its days', async () => {
    const { delegation } = await create();
    expect(delegation).toMatchObject({ personName: 'Nguyễn Thị Hồng Vân', postTitle: 'Chánh Văn phòng' });
    const [own, lent] = await actingPosts('clerk');
    expect(own).toMatchObject({ post: { id: ids.clerkPost }, delegationId: '' });
    expect(lent).toMatchObject({
      post: { id: ids.chiefPost },
      delegationId: delegation?.id,
      delegationKind: DelegationKind.ABSENCE,
    });
    expect(await actingPosts('clerk', '2026-01-21')).toHaveLength(1);
    expect(await eventsOf(city, delegation?.id ?? '')).toMatchObject([
      { subject: 'baro.directory.delegation.changed.VPUBND' },
    ]);
    expect(await auditOf(city, delegation?.id ?? '')).toMatchObject([
      { action: 'delegate', account_id: 'account-chief', details: { postId: ids.chiefPost } },
    ]);
  });

  it('lends signing authority only with scope, legal basis and end', async () => {
    const bare = { ...signing, scope: '', legalBasis: '', validTo: '' };
    const fields = ['scope', 'legalBasis', 'validTo'].map((field) => `delegation.${field}`);
    await expectReason(create(bare), 'FIELD_INVALID', fields);
    expect((await create(signing)).delegation?.scope).toBe('Công văn trả lời');
  });

  it('refuses to lend on what was lent, of both kinds', async () => {
    await create();
    await expectReason(create({ personId: ids.idle }, { who: 'clerk' }), 'REDELEGATION_FORBIDDEN');
    await create({ ...signing, personId: ids.wardLeader });
    await expectReason(create({ personId: ids.idle }, { who: 'wardLeader' }), 'REDELEGATION_FORBIDDEN');
  });

  it('refuses who does not hold the post, and lets the administrator record one given on paper', async () => {
    await expectReason(create({}, { who: 'wardLeader' }), 'DELEGATION_NOT_OWN');
    await expectReason(create({}, { who: 'idle' }), 'PERMISSION_DENIED');
    await expectReason(create({}, { who: 'system' }), 'PERMISSION_DENIED');
    await expectReason(create({}, { who: 'stranger' }), 'CALLER_UNKNOWN');
    const paper = { ...signing, validFrom: '2026-01-02' };
    expect((await create(paper, { who: 'admin' })).delegation?.validFrom).toBe('2026-01-02');
  });

  it('refuses to give rights for days gone by', async () => {
    await expectReason(create({ validFrom: '2026-01-14' }), 'FIELD_INVALID', ['delegation.validFrom']);
  });

  it('refuses the holder, days outside the post, unknown posts and people, wrong fields', async () => {
    await expectReason(create({ personId: ids.chief }), 'FIELD_INVALID', ['delegation.personId']);
    await expectReason(create({ personId: ids.city }), 'PERSON_NOT_FOUND');
    await expectReason(create({ postId: ids.city }, { who: 'admin' }), 'POST_NOT_FOUND');
    const early = { validFrom: '2025-06-01' };
    await expectReason(create(early, { who: 'admin' }), 'FIELD_INVALID', ['delegation.validFrom']);
    const wrong = create({ kind: 0, postId: '', personId: 'x', validFrom: 'y', validTo: '' });
    const fields = ['kind', 'postId', 'personId', 'validFrom'].map((field) => `delegation.${field}`);
    await expectReason(wrong, 'FIELD_INVALID', fields);
  });

  it('acts once for one request_id', async () => {
    await expectReplay(city, (options) => create({}, options));
  });
});

describe('EndDelegation', () => {
  const given = async (): Promise<string> => (await create()).delegation?.id ?? '';

  it('ends it before its end, by the holder or the administrator', async () => {
    const id = await given();
    expect((await end(id, '2026-01-18')).delegation?.validTo).toBe('2026-01-18');
    expect(await actingPosts('clerk', '2026-01-19')).toHaveLength(1);
    expect((await end(id, '2026-01-16', { who: 'admin' })).delegation?.validTo).toBe('2026-01-16');
    expect((await eventsOf(city, id)).map((event) => event.aggregate_version)).toEqual([1, 2, 3]);
  });

  it('refuses everybody else, the person it is lent to among them', async () => {
    const id = await given();
    for (const who of ['clerk', 'wardLeader', 'idle', 'system'] as const) {
      await expectReason(end(id, today, { who }), 'PERMISSION_DENIED');
    }
    await expectReason(end(id, today, { who: 'stranger' }), 'CALLER_UNKNOWN');
  });

  it('refuses an unknown delegation, an end put off, before its start or in the past', async () => {
    const id = await given();
    await expectReason(end(ids.city, today), 'DELEGATION_NOT_FOUND');
    await expectReason(end(id, '2026-01-21'), 'FIELD_INVALID', ['validTo']);
    await expectReason(end(id, '2026-01-14'), 'FIELD_INVALID', ['validTo']);
    await expectReason(end('x', ''), 'FIELD_INVALID', ['id', 'validTo']);
    const paper = await create({ ...signing, validFrom: '2026-01-02' }, { who: 'admin' });
    await expectReason(end(paper.delegation?.id ?? '', '2026-01-05'), 'FIELD_INVALID', ['validTo']);
  });

  it('acts once for one request_id', async () => {
    const id = await given();
    await expectReplay(city, (options) => end(id, '2026-01-18', options));
  });
});

describe('ListDelegations', () => {
  const list = (fields: Partial<ListDelegationsRequest> = {}, who?: Who) =>
    city.ask(city.client.listDelegations, ListDelegationsRequest.fromPartial(fields), who);

  it('lists those in force on the date, by post or person, page by page', async () => {
    await create();
    await create({ ...signing, validFrom: '2026-01-16', personId: ids.wardLeader });
    expect((await list()).delegations.map((row) => row.personName)).toEqual(['Nguyễn Thị Hồng Vân']);
    const asOf = '2026-01-16';
    expect((await list({ asOf })).delegations).toHaveLength(2);
    expect((await list({ asOf, personId: ids.wardLeader })).delegations).toHaveLength(1);
    expect((await list({ asOf, postId: ids.clerkPost })).delegations).toHaveLength(0);
    const first = await list({ asOf, pageSize: 1 });
    const second = await list({ asOf, pageSize: 1, pageToken: first.nextPageToken });
    expect([first, second].flatMap((page) => page.delegations.map((row) => row.validFrom))).toEqual([
      today,
      asOf,
    ]);
    expect(second.nextPageToken).toBe('');
    await expectReason(list({ pageToken: first.nextPageToken }), 'PAGE_TOKEN_INVALID');
  });

  it('audits who saw the names of whom', async () => {
    await create();
    await list({}, 'chief');
    expect(await lastSeen(city, 'ListDelegations')).toEqual({
      accountId: accounts.chief,
      unitId: ids.office,
      action: 'list',
      ids: [ids.clerk],
    });
  });

  it('keeps names from systems and refuses wrong fields', async () => {
    await create();
    expect((await list({}, 'system')).delegations).toMatchObject([{ personId: ids.clerk, personName: '' }]);
    await expectReason(list({ asOf: 'x', postId: 'y', personId: 'z' }), 'FIELD_INVALID', [
      'asOf',
      'postId',
      'personId',
    ]);
    await expectReason(list({}, 'stranger'), 'CALLER_UNKNOWN');
  });
});
