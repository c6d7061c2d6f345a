import { randomUUID } from 'node:crypto';
import { call } from '@baro/chassis';
import { expectReason } from '@baro/chassis/testing';
import { accountOf, idOf } from '@baro/directory-client/testing';
import { ImportPetitionsRequest } from '@baro/proto/baro/petitions/v1/petitions';
import { PetitionLevel, PetitionState } from '@baro/proto/baro/petitions/v1/resources';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorld } from './world.ts';
import type { Fields, World } from './world.ts';

let world: World;
let sessionId: string;
beforeAll(async () => {
  world = await startWorld();
  ({ id: sessionId } = await world.session('Kỳ họp thứ 1'));
});
afterAll(() => world.close());

const rowOf = (at: number, fields: Fields = {}) => ({
  externalId: `K${at}`,
  row: at,
  words: `Cử tri đề nghị sửa đường số ${at}.`,
  localityName: 'Xã Đan Phượng',
  competentName: 'Bộ Y tế',
  letterNumberSymbol: '12/HĐND',
  letterDate: '2026-11-02',
  ...fields,
});

async function take(rows: object[], fields: Fields = {}, who = 'hdnd-clerk') {
  const request = ImportPetitionsRequest.fromPartial({
    unitId: idOf('hdnd'),
    sessionId,
    source: 'phu-luc-1',
    petitions: rows,
    requestId: randomUUID(),
    ...fields,
  });
  const token = await world.issuer.token(accountOf(who));
  return call(world.client, world.client.importPetitions, request, { token });
}

describe('ImportPetitions', () => {
  it('takes, skips and refuses each row by itself: together they are the rows', async () => {
    const rows = [rowOf(1), rowOf(2, { localityName: '' }), rowOf(3, { letterDate: 'x' }), rowOf(4)];
    const first = await take(rows);
    expect(first).toMatchObject({ importedCount: 2, skippedCount: 0 });
    expect(
      first.refusals.map(({ row, reason, field, messageVi }) => [row, reason, field, messageVi]),
    ).toEqual([
      [2, 'REQUIRED', 'localityName', 'Địa phương bị bỏ trống.'],
      [3, 'NOT_A_DATE', 'letterDate', 'Ngày công văn không phải ngày hợp lệ.'],
    ]);
    const second = await take([...rows, rowOf(5)]);
    expect(second).toMatchObject({ importedCount: 1, skippedCount: 2 });
    expect(second.refusals).toHaveLength(2);
    const { petitions } = await world.list('auditor', { sessionId, orderBy: 'create_time desc' });
    expect(petitions.map(({ code }) => code.slice(-5)).toSorted()).toEqual(['00001', '00002', '00003']);
    const [one] = petitions;
    expect(one).toMatchObject({ state: PetitionState.RECORDED, level: PetitionLevel.CENTRAL });
    expect(one?.holder?.postId).toBe(idOf('post hdnd-clerk'));
    expect((await world.sessions('auditor')).sessions[0]?.petitionCount).toBe(3);
    expect(await world.events('petition', one?.id ?? '')).toEqual(['1 PetitionRecorded']);
  });

  it('only checks when asked to', async () => {
    const before = (await world.list('auditor')).petitions.length;
    expect(await take([rowOf(50)], { validateOnly: true })).toMatchObject({ importedCount: 1 });
    expect((await world.list('auditor')).petitions).toHaveLength(before);
  });

  it('keeps one of two at once, and numbers without a gap', async () => {
    const rows = Array.from({ length: 30 }, (_, at) => rowOf(100 + at));
    const ends = await Promise.allSettled([take(rows), take(rows)]);
    expect(ends.some(({ status }) => status === 'fulfilled')).toBe(true);
    const counts = await world.rows<{ n: number; last: number }>(
      'SELECT count(*)::int AS n, max(number) AS last FROM petitions',
    );
    expect(counts[0]?.n).toBe(counts[0]?.last);
  });

  it('is the keeper’s or the administrator’s, and as a whole refused for what concerns all rows', async () => {
    for (const who of ['chief', 'stc-clerk', 'ward-clerk', 'auditor', 'hdnd-system']) {
      const reason = who === 'hdnd-system' ? 'CALLER_UNKNOWN' : 'PERMISSION_DENIED';
      await expectReason(take([rowOf(200)], {}, who), reason);
    }
    await expect(take([rowOf(201)], {}, 'administrator')).resolves.toMatchObject({ importedCount: 1 });
    await expectReason(take([]), 'FIELD_INVALID', ['petitions']);
    await expectReason(take([rowOf(1), rowOf(1)]), 'FIELD_INVALID', ['petitions[1].externalId']);
    await expectReason(take([rowOf(1)], { sessionId: randomUUID() }), 'SESSION_NOT_FOUND');
    const many = Array.from({ length: 101 }, (_, at) => rowOf(at));
    await expectReason(take(many), 'IMPORT_TOO_LARGE');
  });
});
