import { randomUUID } from 'node:crypto';
import { call } from '@baro/chassis';
import { eventually, expectReason } from '@baro/chassis/testing';
import { accountOf, idOf } from '@baro/directory-client/testing';
import type { LikelyPetition } from '@baro/proto/baro/petitions/v1/resources';
import { PetitionState } from '@baro/proto/baro/petitions/v1/resources';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lineOf, startWorld } from './world.ts';
import type { World } from './world.ts';

let world: World;
let sessionId: string;
beforeAll(async () => {
  world = await startWorld();
  ({ id: sessionId } = await world.session('Kỳ họp thứ 1'));
});
afterAll(() => world.close());

const road = 'Đường Nguyễn Khang xuống cấp, nhiều ổ gà, đề nghị thành phố sớm sửa chữa mặt đường.';

async function said(words: string, localityName = 'Phường Yên Hòa') {
  const subject = words.slice(0, 200);
  return world.record(sessionId, { petition: { subject }, raising: { words, localityName } });
}

async function likely(id: string, who = 'auditor'): Promise<LikelyPetition[]> {
  const token = await world.issuer.token(accountOf(who));
  return (await call(world.client, world.client.listLikelyPetitions, { id }, { token })).likely;
}

const countsOf = async (id: string): Promise<(number | undefined)[]> => {
  const found = (await world.sessions('auditor')).sessions.find((session) => session.id === id);
  return [found?.petitionCount, found?.answeredCount, found?.closedCount];
};

describe('ListLikelyPetitions', () => {
  it('proposes the same matter in other words and without accents, says why, and joins nothing', async () => {
    const first = await said(road);
    await said('Đề nghị bổ sung giáo viên mầm non cho các trường công lập của xã Đan Phượng.');
    await said('Đề nghị lắp đèn tín hiệu tại nút giao Trần Duy Hưng.');
    const again = await said(
      'de nghi thanh pho sua chua mat duong Nguyen Khang vi da xuong cap, nhieu o ga',
      'Phường Cầu Giấy',
    );
    await eventually(async () => {
      const [top] = await likely(again.id);
      expect(top?.petition?.id).toBe(first.id);
      expect(top?.score).toBeGreaterThanOrEqual(0.5);
      expect(top?.shared.length).toBeGreaterThan(0);
    });
    expect((await world.get('auditor', again.id)).state).toBe(PetitionState.RECORDED);
    await expectReason(likely('x'), 'FIELD_INVALID', ['id']);
    await expectReason(likely(randomUUID()), 'PETITION_NOT_FOUND');
  });

  it('does not propose another road in the same words', async () => {
    const other = await said(road.replace('Nguyễn Khang', 'Trung Kính'));
    await eventually(async () => {
      const rows = await world.rows('SELECT 1 FROM petition_terms WHERE stale');
      expect(rows).toEqual([]);
    });
    expect((await likely(other.id)).map(({ petition }) => petition?.subject)).not.toContain(road);
  });
});

describe('RetirePetition', () => {
  it('keeps each voter group’s line, counts the matter once and as often as it was raised, and can be taken back', async () => {
    const { id: first } = await world.session('Kỳ họp đếm 1');
    const { id: second } = await world.session('Kỳ họp đếm 2');
    const kept = await world.answered(first);
    const { id } = await world.record(second, {
      raising: { words: 'Đường hỏng quá.', localityName: 'Xã A' },
    });
    await world.act('hdnd-clerk', 'raisePetition', id, { raising: lineOf(first, { localityName: 'Xã B' }) });
    expect([await countsOf(first), await countsOf(second)]).toEqual([
      [2, 1, 0],
      [1, 0, 0],
    ]);
    const retired = await world.act('hdnd-clerk', 'retirePetition', id, { favouredId: kept.id });
    expect(retired).toMatchObject({
      state: PetitionState.RETIRED,
      favouredCode: kept.code,
      holder: undefined,
    });
    expect(retired.raisings).toHaveLength(2);
    const seen = await world.get('auditor', kept.id);
    expect(seen.raisingCount).toBe(3);
    expect(seen.raisings).toHaveLength(1);
    expect(seen.retired.map((other) => [other.petitionId, other.raisings.length])).toEqual([[id, 2]]);
    // The answer of the one that is kept is the second session's as well.
    expect([await countsOf(first), await countsOf(second)]).toEqual([
      [1, 1, 0],
      [1, 1, 0],
    ]);
    const restored = await world.act('hdnd-clerk', 'restorePetition', id);
    expect(restored).toMatchObject({ state: PetitionState.RECORDED, favouredId: '' });
    expect(restored.holder?.postId).toBe(idOf('post hdnd-clerk'));
    expect((await world.get('auditor', kept.id)).raisingCount).toBe(1);
    expect([await countsOf(first), await countsOf(second)]).toEqual([
      [2, 1, 0],
      [1, 0, 0],
    ]);
    expect((await world.hands(id)).slice(-2)).toEqual(['retired hdnd-clerk>', 'restored >hdnd-clerk']);
  });

  it('is a keeper’s, into another of the Council that is not retired itself', async () => {
    const [one, two, three] = [await said('một'), await said('hai'), await said('ba')];
    const retire = (id: string, favouredId: string, who = 'verifier') =>
      world.act(who, 'retirePetition', id, { favouredId });
    await expectReason(retire(one.id, two.id, 'chief'), 'PERMISSION_DENIED');
    await expectReason(retire(one.id, two.id, 'stc-head'), 'PERMISSION_DENIED');
    await expectReason(retire(one.id, one.id), 'FAVOURED_WRONG');
    await expectReason(retire(one.id, randomUUID()), 'FAVOURED_WRONG');
    await expectReason(retire(one.id, ''), 'FIELD_INVALID', ['favouredId']);
    await retire(one.id, two.id);
    await expectReason(retire(three.id, one.id), 'FAVOURED_WRONG');
    await expectReason(world.act('chief', 'assignPetition', one.id), 'PETITION_STATE_WRONG');
    // What was retired for the second follows it.
    await retire(two.id, three.id);
    expect((await world.get('auditor', one.id)).favouredId).toBe(three.id);
    expect((await world.get('auditor', three.id)).raisingCount).toBe(3);
  });

  it('of two who retire each other’s one succeeds', async () => {
    const [one, two] = [await said('bốn'), await said('năm')];
    const ends = await Promise.allSettled([
      world.act('verifier', 'retirePetition', one.id, { favouredId: two.id }),
      world.act('hdnd-clerk', 'retirePetition', two.id, { favouredId: one.id }),
    ]);
    expect(ends.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });
});
