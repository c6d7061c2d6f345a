import {
  GetMeRequest,
  GetUnitRequest,
  ListPostsRequest,
  ListUnitsRequest,
  PostRole,
} from '@baro/proto/baro/directory/v1/directory';
import { expectReason } from '@baro/chassis/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accounts, ids, openCity, today, type City } from './city.ts';
import { lastSeen } from './write-checks.ts';

let city: City;
beforeAll(async () => {
  city = await openCity();
});
afterAll(() => city.close());

const units = (fields: Partial<ListUnitsRequest> = {}) =>
  city.ask(city.client.listUnits, ListUnitsRequest.fromPartial(fields));
const codes = (response: { units: { code: string }[] }): string[] => response.units.map((unit) => unit.code);

describe('GetMe', () => {
  it('gives a person the own posts and every unit below them', async () => {
    const me = await city.ask(city.client.getMe, GetMeRequest.create(), 'chief');
    expect(me.person?.fullName).toBe('Lê Minh Chánh');
    expect(me.posts).toHaveLength(1);
    expect(me.posts[0]).toMatchObject({
      delegationId: '',
      post: { id: ids.chiefPost, role: PostRole.CHIEF_OF_OFFICE, head: true, unitName: 'Văn phòng UBND' },
      unit: { id: ids.office, code: 'VPUBND', name: 'Văn phòng UBND' },
    });
    expect(me.unitIds).toEqual([ids.office, ids.division]);
  });

  it('gives a system its service account and its unit', async () => {
    const me = await city.ask(city.client.getMe, GetMeRequest.create(), 'system');
    expect(me).toMatchObject({
      person: undefined,
      posts: [],
      serviceAccount: { unitId: ids.ward },
      unitIds: [ids.ward],
    });
  });

  it('gives a person without a post no unit, and answers as of a date', async () => {
    const idle = await city.ask(city.client.getMe, GetMeRequest.create(), 'idle');
    expect(idle).toMatchObject({ posts: [], unitIds: [] });
    const before = await city.ask(
      city.client.getMe,
      GetMeRequest.fromPartial({ asOf: '2025-06-30' }),
      'chief',
    );
    expect(before.posts).toEqual([]);
  });

  it('refuses an account nobody knows with CALLER_UNKNOWN and a wrong date with FIELD_INVALID', async () => {
    await expectReason(city.ask(city.client.getMe, GetMeRequest.create(), 'stranger'), 'CALLER_UNKNOWN');
    const wrong = GetMeRequest.fromPartial({ asOf: '2026-02-30' });
    await expectReason(city.ask(city.client.getMe, wrong), 'FIELD_INVALID', ['asOf']);
  });
});

describe('GetUnit', () => {
  it('shows names over time, what it came from and became, and its identifiers', async () => {
    const { unit } = await city.ask(city.client.getUnit, GetUnitRequest.fromPartial({ id: ids.oldWard }));
    expect(unit).toMatchObject({
      code: '00004',
      name: 'Phường Trúc Bạch',
      parentId: ids.district,
      validTo: '2025-06-30',
    });
    expect(unit?.successors).toMatchObject([
      {
        successorId: ids.ward,
        predecessorName: 'Phường Trúc Bạch',
        successorName: 'Phường Ba Đình',
        legalRef: 'NQ 1656/NQ-UBTVQH15 khoản 1',
      },
    ]);
    expect(unit?.predecessors).toEqual([]);
    expect(unit?.identifiers.map((row) => row.code)).toEqual(['H26.41.04']);
    expect(unit?.names).toHaveLength(1);
    expect(unit?.allowedActions).toEqual([]);
  });

  it('offers the administrator what may be done with a unit in force, nobody else', async () => {
    const request = GetUnitRequest.fromPartial({ id: ids.ward.toUpperCase() });
    expect((await city.ask(city.client.getUnit, request)).unit?.allowedActions).toContain('RenameUnit');
    expect((await city.ask(city.client.getUnit, request, 'clerk')).unit?.allowedActions).toEqual([]);
  });

  it('refuses a unit that is not there, a wrong id and an unknown caller', async () => {
    const missing = GetUnitRequest.fromPartial({ id: ids.admin });
    await expectReason(city.ask(city.client.getUnit, missing), 'UNIT_NOT_FOUND');
    await expectReason(
      city.ask(city.client.getUnit, GetUnitRequest.fromPartial({ id: 'x' })),
      'FIELD_INVALID',
      ['id'],
    );
    await expectReason(city.ask(city.client.getUnit, missing, 'stranger'), 'CALLER_UNKNOWN');
  });
});

describe('ListUnits', () => {
  it('lists units in force by level and code, as of today or a date', async () => {
    expect(codes(await units())).toEqual(['01', 'VPUBND', '00004', 'VPUBND-01']);
    const before = await units({ asOf: '2025-06-30' });
    expect(codes(before)).toEqual(['01', '001', 'VPUBND', '00004', 'VPUBND-01']);
    expect(before.units.find((unit) => unit.code === '00004')?.name).toBe('Phường Trúc Bạch');
  });

  it('also lists closed units when asked', async () => {
    const all = await units({ includeClosed: true });
    expect(all.units.map((unit) => unit.name)).toContain('Quận Ba Đình');
    expect(all.units).toHaveLength(6);
  });

  it('finds by name with and without accents, by code, kind and parent', async () => {
    expect(codes(await units({ query: 'ba đình' }))).toEqual(['00004']);
    expect(codes(await units({ query: 'BA DINH' }))).toEqual(['00004']);
    expect(codes(await units({ query: 'vpubnd' }))).toEqual(['VPUBND', 'VPUBND-01']);
    expect(codes(await units({ query: '%' }))).toEqual([]);
    expect(codes(await units({ kind: 'division' }))).toEqual(['VPUBND-01']);
    expect(codes(await units({ parentId: ids.city }))).toEqual(['VPUBND', '00004']);
    expect(codes(await units({ code: '00004' }))).toEqual(['00004']);
  });

  it('pages without gap or repeat and refuses a token of another list', async () => {
    const first = await units({ pageSize: 3 });
    const second = await units({ pageSize: 3, pageToken: first.nextPageToken });
    expect([...codes(first), ...codes(second)]).toEqual(codes(await units()));
    expect(second.nextPageToken).toBe('');
    expect((await units({ pageSize: 4 })).nextPageToken).toBe('');
    await expectReason(
      units({ pageSize: 3, pageToken: first.nextPageToken, kind: 'ward' }),
      'PAGE_TOKEN_INVALID',
    );
    await expectReason(units({ pageToken: 'x' }), 'PAGE_TOKEN_INVALID');
    await expectReason(units({ pageSize: -1 }), 'FIELD_INVALID', ['pageSize']);
  });

  it('refuses every wrong field at once', async () => {
    await expectReason(units({ asOf: 'x', parentId: 'y', query: 'q'.repeat(201) }), 'FIELD_INVALID', [
      'asOf',
      'parentId',
      'query',
    ]);
  });
});

describe('ListPosts', () => {
  const posts = (fields: Partial<ListPostsRequest>, who?: 'system' | 'clerk') =>
    city.ask(city.client.listPosts, ListPostsRequest.fromPartial(fields), who);
  const titles = (response: { posts: { title: string }[] }): string[] =>
    response.posts.map((post) => post.title);

  it('lists posts of a unit or its subtree by unit and rank with their holders', async () => {
    const office = await posts({ unitId: ids.office });
    expect(titles(office)).toEqual(['Chánh Văn phòng', 'Văn thư']);
    expect(office.posts[0]).toMatchObject({
      unitName: 'Văn phòng UBND',
      holdings: [{ personName: 'Lê Minh Chánh' }],
    });
    const all = await posts({ unitId: ids.city, subtree: true });
    expect(titles(all)).toEqual(['Quản trị', 'Chánh Văn phòng', 'Văn thư', 'Chủ tịch', 'Văn thư phường']);
    expect(all.posts.at(-1)?.holdings).toEqual([]);
  });

  it('finds by title, holder or unit, accents or not, and by role', async () => {
    expect(titles(await posts({ query: 'van thu' }))).toEqual(['Văn thư', 'Văn thư phường']);
    expect(titles(await posts({ query: 'hong van' }))).toEqual(['Văn thư']);
    expect(titles(await posts({ query: 'Ba Đình' }))).toEqual(['Chủ tịch', 'Văn thư phường']);
    expect(titles(await posts({ role: PostRole.LEADER }))).toEqual(['Chủ tịch']);
    expect(titles(await posts({ asOf: '2025-06-30' }))).toEqual([]);
  });

  it('pages by a bound token', async () => {
    const first = await posts({ pageSize: 2 });
    const second = await posts({ pageSize: 2, pageToken: first.nextPageToken });
    const third = await posts({ pageSize: 2, pageToken: second.nextPageToken });
    expect([first, second, third].flatMap(titles)).toEqual(titles(await posts({})));
    expect(third.nextPageToken).toBe('');
    await expectReason(posts({ pageToken: first.nextPageToken, query: 'x' }), 'PAGE_TOKEN_INVALID');
  });

  it('audits who saw the names of whom, page by page', async () => {
    const first = await posts({ unitId: ids.office, pageSize: 1 }, 'clerk');
    const seen = { accountId: accounts.clerk, unitId: ids.office, action: 'list' };
    expect(await lastSeen(city, 'ListPosts')).toEqual({ ...seen, ids: [ids.chief] });
    await posts({ unitId: ids.office, pageSize: 1, pageToken: first.nextPageToken }, 'clerk');
    expect(await lastSeen(city, 'ListPosts')).toEqual({ ...seen, ids: [ids.clerk] });
  });

  it('keeps the names of holders from systems, and audits nobody then', async () => {
    const before = await lastSeen(city, 'ListPosts');
    const seen = await posts({ unitId: ids.ward }, 'system');
    expect(seen.posts[0]?.holdings).toMatchObject([{ personId: ids.wardLeader, personName: '' }]);
    expect(await lastSeen(city, 'ListPosts')).toEqual(before);
  });

  it('refuses wrong fields and unknown callers', async () => {
    await expectReason(posts({ asOf: 'x', unitId: 'y' }), 'FIELD_INVALID', ['asOf', 'unitId']);
    const unknown = city.ask(city.client.listPosts, ListPostsRequest.create(), 'stranger');
    await expectReason(unknown, 'CALLER_UNKNOWN');
    expect(today).toBe('2026-01-15');
  });
});
