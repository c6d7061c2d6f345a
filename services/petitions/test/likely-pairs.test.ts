import { randomUUID } from 'node:crypto';
import { call } from '@baro/chassis';
import { eventually, expectReason } from '@baro/chassis/testing';
import { accountOf, idOf } from '@baro/directory-client/testing';
import { ListLikelyPairsRequest } from '@baro/proto/baro/petitions/v1/petitions';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorld } from './world.ts';
import type { World } from './world.ts';

let world: World;
let sessionId: string;
beforeAll(async () => {
  world = await startWorld();
  ({ id: sessionId } = await world.session('Kỳ họp thứ 1'));
});
afterAll(() => world.close());

async function said(words: string) {
  return world.record(sessionId, { petition: { subject: words.slice(0, 200) }, raising: { words } });
}

async function pairs(fields: Partial<ListLikelyPairsRequest> = {}, who = 'auditor') {
  const token = await world.issuer.token(accountOf(who));
  const request = ListLikelyPairsRequest.fromPartial(fields);
  return call(world.client, world.client.listLikelyPairs, request, { token });
}

const idsOf = ({ pairs: found }: Awaited<ReturnType<typeof pairs>>): string[][] =>
  found.map(({ first, second }) => [first?.id ?? '', second?.id ?? '']);

/** Until the job has read all that was said. */
const allRead = (): Promise<void> =>
  eventually(async () => expect(await world.rows('SELECT 1 FROM petition_terms WHERE stale')).toEqual([]));

describe('the desk of likely duplicates', () => {
  it('lists pairs, the most alike first, with words, session and holder of both, page by page', async () => {
    const road = await said('Đường Láng Hạ xuống cấp, nhiều ổ gà, đề nghị sớm sửa chữa mặt đường.');
    const roadAgain = await said('de nghi som sua chua mat duong Lang Ha vi xuong cap, nhieu o ga');
    const lake = await said('Hồ Linh Đàm ô nhiễm, cá chết, mùi hôi, đề nghị nạo vét và xử lý nước.');
    const lakeAgain = await said(
      'Hồ Linh Đàm ô nhiễm, cá chết, mùi hôi, đề nghị nạo vét và xử lý nước thải.',
    );
    await said('Đề nghị bổ sung giáo viên mầm non cho các trường công lập của xã Đan Phượng.');
    await allRead();
    const all = await pairs();
    const expected = [
      [road.id, roadAgain.id],
      [lake.id, lakeAgain.id],
    ];
    expect(new Set(idsOf(all).map(String))).toEqual(new Set(expected.map(String)));
    const scores = all.pairs.map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((one, two) => two - one));
    expect(Math.min(...scores)).toBeGreaterThanOrEqual(0.5);
    const shown = all.pairs.find(({ first }) => first?.id === road.id);
    expect(shown?.shared.length).toBeGreaterThan(0);
    expect(shown?.first?.raisings).toMatchObject([
      { sessionName: 'Kỳ họp thứ 1', localityName: 'Phường Thanh Xuân' },
    ]);
    expect(shown?.second?.holder?.postId).toBe(idOf('post hdnd-clerk'));
    const one = await pairs({ pageSize: 1, unitId: idOf('hdnd') });
    const two = await pairs({ pageSize: 1, unitId: idOf('hdnd'), pageToken: one.nextPageToken });
    expect([...idsOf(one), ...idsOf(two)]).toEqual(idsOf(all));
    expect(two.nextPageToken).toBe('');
    expect(idsOf(await pairs({ unitId: randomUUID() }))).toEqual([]);
    await expectReason(pairs({ unitId: 'x' }), 'FIELD_INVALID', ['unitId']);
    await expectReason(pairs({ pageToken: 'x' }), 'PAGE_TOKEN_INVALID');
  });

  it('forgets a pair of which one is retired, and shows it again when that one is restored', async () => {
    const [pair] = idsOf(await pairs());
    const [first = '', second = ''] = pair ?? [];
    await world.act('hdnd-clerk', 'retirePetition', second, { favouredId: first });
    expect(idsOf(await pairs())).not.toContainEqual(pair);
    // Read anew while the other is retired: it has no pair with it any more.
    await world.rows('UPDATE petition_terms SET stale = true WHERE petition_id = $1', [first]);
    await allRead();
    await world.act('hdnd-clerk', 'restorePetition', second);
    await allRead();
    expect(idsOf(await pairs())).toContainEqual(pair);
  });

  it('never proposes again what a person told apart, and keeps who and when', async () => {
    const [pair] = idsOf(await pairs());
    const [first = '', second = ''] = pair ?? [];
    const dismiss = (fields: object, who = 'verifier') =>
      world.act(who, 'dismissLikely', second, { otherId: first, note: 'Khác đoạn', ...fields });
    await expectReason(dismiss({}, 'stc-head'), 'PERMISSION_DENIED');
    await expectReason(dismiss({ otherId: 'x' }), 'FIELD_INVALID', ['otherId']);
    await expectReason(dismiss({ otherId: second }), 'NOT_ANOTHER');
    await expectReason(dismiss({ otherId: randomUUID() }), 'NOT_ANOTHER');
    await expectReason(dismiss({ etag: '99' }), 'ETAG_STALE');
    const requestId = randomUUID();
    const told = await dismiss({ requestId });
    expect((await dismiss({ requestId })).etag).toBe(told.etag);
    await world.act('hdnd-clerk', 'dismissLikely', first, { otherId: second, note: '' });
    expect(idsOf(await pairs())).not.toContainEqual(pair);
    expect(await world.rows('SELECT first_id, second_id, by_post_id, note FROM likely_dismissals')).toEqual([
      { first_id: first, second_id: second, by_post_id: idOf('post verifier'), note: 'Khác đoạn' },
    ]);
    expect((await world.events('petition', second)).at(-1)).toMatch(/PetitionToldApart$/);
    // Read anew, as when voters raise it again: the answer of the person stands.
    await world.rows('UPDATE petition_terms SET stale = true');
    await allRead();
    expect(idsOf(await pairs())).not.toContainEqual(pair);
    const token = await world.issuer.token(accountOf('auditor'));
    const { likely } = await call(world.client, world.client.listLikelyPetitions, { id: first }, { token });
    expect(likely.map(({ petition }) => petition?.id)).not.toContain(second);
  });
});
