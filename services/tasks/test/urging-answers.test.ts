import { randomUUID } from 'node:crypto';
import { newId } from '@baro/chassis';
import { expectReason } from '@baro/chassis/testing';
import { idOf } from '@baro/directory-client/testing';
import { SigningCapacity } from '@baro/proto/baro/documents/v1/resources';
import { UrgingLetterState } from '@baro/proto/baro/tasks/v1/urging';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Urging } from './urging-acts.ts';
import { startWorld } from './world.ts';
import type { World } from './world.ts';

const { ASKED, DONE, REFUSED } = UrgingLetterState;

let world: World;
let urging: Urging;

beforeAll(async () => {
  world = await startWorld();
  urging = new Urging(world);
});
// Each test begins half a year after the one before, so that its overdue tasks are the most recent.
beforeEach(() => urging.halfAYearLater());
afterAll(async () => {
  urging.close();
  await world.close();
});

describe('the answer of documents', () => {
  it('gives the number and counts the letter on each task, once', async () => {
    const tasks = [await urging.overdue('stc-head', 12), await urging.overdue('stc-director', 3)];
    const letter = await urging.urge(tasks);
    for (let time = 0; time < 3; time += 1) await urging.give(letter.id);
    expect(await urging.get('chairman', letter.id)).toMatchObject({
      state: DONE,
      numberSymbol: '163/UBND',
      documentId: idOf(`document ${letter.id}`),
      issueDate: '2026-11-30',
      answerTime: world.clock.now,
      allowedActions: [],
      tasks: [{ urgingCount: 1 }, { urgingCount: 1 }],
    });
    for (const { id } of tasks) {
      const task = await world.get('chairman', id);
      expect(task).toMatchObject({ urgingCount: 1 });
      expect((await urging.eventsOf(id)).filter(({ verb }) => verb === 'urged')).toMatchObject([
        { data: { letterId: letter.id, urgingCount: 1 } },
      ]);
    }
    expect((await urging.eventsOf(letter.id)).map(({ verb }) => verb)).toEqual(['number_asked', 'numbered']);
    const described = await world.rows<{ count: number }>(
      `SELECT (body #>> '{data,facts,urgingCount}')::int AS count FROM outbox
       WHERE aggregate_id = $1 AND type = 'baro.custody.v1.ItemDescribed' ORDER BY seq`,
      [tasks[0]?.id],
    );
    expect(described).toEqual([{ count: 1 }]);
    const second = await urging.urge(tasks.slice(0, 1));
    await urging.give(second.id, 1, 164);
    const twice = await world.get('stc-head', tasks[0]?.id ?? '');
    expect(twice.urgingCount).toBe(2);
    expect(twice.urgings).toMatchObject([
      { urgingNumber: 2, numberSymbol: '164/UBND', letterId: second.id, overdueDays: 12 },
      { urgingNumber: 1, numberSymbol: '163/UBND', letterId: letter.id, urgeTime: world.clock.now },
    ]);
    const { tasks: listed } = await world.list('chairman', { orderBy: 'create_time desc', pageSize: 200 });
    expect(listed.find(({ id }) => id === twice.id)).toMatchObject({ urgingCount: 2, urgings: [] });
  });

  it('refuses with the sentence; asked again, an older answer says nothing, the newer counts', async () => {
    const letter = await urging.urge([await urging.overdue('stc-head', 12)]);
    await urging.refuse(letter.id);
    await urging.refuse(letter.id);
    const refused = await urging.get('task-force', letter.id);
    expect(refused).toMatchObject({
      state: REFUSED,
      refusalReason: 'SERIES_NOT_FOUND',
      refusalVi: 'Chưa có hệ thống số.',
      refusalEn: 'No series.',
      allowedActions: ['RetryUrgingLetter'],
    });
    await expectReason(urging.retry('chairman', letter.id, { etag: '1' }), 'ETAG_STALE');
    const asked = await urging.retry('deputy', letter.id, {
      etag: refused.etag,
      signerPostId: idOf('post deputy'),
      signingCapacity: SigningCapacity.KT,
    });
    expect(asked).toMatchObject({
      state: ASKED,
      refusalReason: '',
      refusalVi: '',
      signer: { postId: idOf('post deputy') },
      signingCapacity: SigningCapacity.KT,
    });
    await urging.refuse(letter.id, 1);
    expect((await urging.get('chairman', letter.id)).state).toBe(ASKED);
    await urging.give(letter.id, 2);
    await urging.refuse(letter.id, 2);
    expect(await urging.get('chairman', letter.id)).toMatchObject({ state: DONE, numberSymbol: '163/UBND' });
    expect((await urging.eventsOf(letter.id)).map(({ verb, version }) => `${version} ${verb}`)).toEqual([
      '1 number_asked',
      '2 refused',
      '3 number_asked',
      '4 numbered',
    ]);
  });

  it('to a letter this service does not know is poison', async () => {
    await expect(urging.give(newId())).rejects.toThrow('LETTER_UNKNOWN');
  });
});

describe('RetryUrgingLetter', () => {
  it('is refused to others, in other states and with bad fields', async () => {
    const letter = await urging.urge([await urging.overdue('stc-head', 12)]);
    await expectReason(urging.retry('chairman', letter.id), 'LETTER_STATE_WRONG');
    await urging.refuse(letter.id);
    for (const who of ['stc-director', 'clerk', 'auditor', 'verifier']) {
      await expectReason(urging.retry(who, letter.id), 'PERMISSION_DENIED');
    }
    await expectReason(urging.retry('chairman', newId()), 'PERMISSION_DENIED');
    await expectReason(
      urging.retry('chairman', 'x', { signerPostId: 'x', delegationId: 'x' }),
      'FIELD_INVALID',
      ['id', 'signerPostId', 'delegationId', 'signingCapacity'],
    );
    const requestId = randomUUID();
    const asked = await urging.retry('chairman', letter.id, { requestId });
    expect(await urging.retry('chairman', letter.id, { requestId })).toEqual(asked);
    await urging.give(letter.id, 2);
    await expectReason(urging.retry('chairman', letter.id), 'LETTER_STATE_WRONG');
  });

  it('is also the right of who is to sign and does not urge', async () => {
    const task = await urging.overdue('stc-head', 12);
    const signed = { signerPostId: idOf('post head-th'), signingCapacity: SigningCapacity.TL };
    const letter = await urging.create('task-force', { taskIds: [task.id], ...signed });
    expect(await urging.get('head-th', letter.id)).toMatchObject({ allowedActions: ['RetryUrgingLetter'] });
    expect(await urging.retry('head-th', letter.id)).toMatchObject({ state: ASKED });
  });
});

describe('GetUrgingLetter and ListUrgingLetters', () => {
  it('show a letter to the unit that urges, to the urged one, to who signs and to the auditor', async () => {
    const task = await urging.overdue('stc-head', 12);
    const letter = await urging.create('task-force', { taskIds: [task.id] });
    const seen = async (who: string) =>
      (await urging.list(who, { pageSize: 200 })).letters.some(({ id }) => id === letter.id);
    for (const who of [
      'chairman',
      'deputy',
      'chief',
      'clerk',
      'task-force',
      'stc-director',
      'stc-clerk',
      'auditor',
    ]) {
      expect([who, (await urging.get(who, letter.id)).id]).toEqual([who, letter.id]);
      expect([who, await seen(who)]).toEqual([who, true]);
    }
    for (const who of [
      'head-th',
      'stc-head',
      'stc-official',
      'ward-leader',
      'hdnd-leader',
      'administrator',
    ]) {
      await expectReason(urging.get(who, letter.id), 'PERMISSION_DENIED');
      expect([who, await seen(who)]).toEqual([who, false]);
    }
    await expectReason(urging.get('chairman', newId()), 'PERMISSION_DENIED');
    await expectReason(urging.get('auditor', newId()), 'LETTER_NOT_FOUND');
    await expectReason(urging.get('chairman', 'x'), 'FIELD_INVALID', ['id']);
  });

  it('are filtered and paged, newest first', async () => {
    const task = await urging.overdue('stc-head', 12);
    const made = [];
    for (let at = 0; at < 3; at += 1) made.unshift((await urging.urge([task])).id);
    await urging.give(made[0] ?? '');
    const ids: string[] = [];
    let pageToken = '';
    do {
      const page = await urging.list('chairman', { unitId: idOf('ubnd'), pageSize: 2, pageToken });
      ids.push(...page.letters.map(({ id }) => id));
      pageToken = page.nextPageToken;
    } while (pageToken);
    expect(ids.slice(0, 3)).toEqual(made);
    expect(new Set(ids).size).toBe(ids.length);
    const done = await urging.list('chairman', { urgedUnitId: idOf('stc'), states: [DONE], pageSize: 1 });
    expect(done.letters.map(({ id }) => id)).toEqual([made[0]]);
    expect((await urging.list('chairman', { unitId: idOf('hdnd') })).letters).toEqual([]);
    await expectReason(
      urging.list('chairman', { unitId: 'x', urgedUnitId: 'x', states: [9 as never] }),
      'FIELD_INVALID',
      ['unitId', 'urgedUnitId', 'states[0]'],
    );
    await expectReason(urging.list('chairman', { pageToken: 'x' }), 'PAGE_TOKEN_INVALID');
  });
});
