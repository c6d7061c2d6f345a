import { randomUUID } from 'node:crypto';
import { newId } from '@baro/chassis';
import { expectReason } from '@baro/chassis/testing';
import { idOf } from '@baro/directory-client/testing';
import { SigningCapacity } from '@baro/proto/baro/documents/v1/resources';
import { UrgingLetterState } from '@baro/proto/baro/tasks/v1/urging';
import type { Task } from '@baro/proto/baro/tasks/v1/resources';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Urging } from './urging-acts.ts';
import { startWorld } from './world.ts';
import type { World } from './world.ts';

let world: World;
let urging: Urging;
const { PREPARED, ASKED, DONE, REFUSED } = UrgingLetterState;
const day = 86_400_000;
const start = new Date('2026-11-02T02:00:00Z');
let days = 0;

beforeAll(async () => {
  world = await startWorld();
  urging = new Urging(world);
});
// Each test begins half a year after the one before, so that its overdue tasks are the most recent.
beforeEach(() => {
  days += 180;
  world.clock.now = new Date(start.getTime() + days * day);
});
afterAll(async () => {
  urging.close();
  await world.close();
});

/** A task that is overdue by so many days from now on. */
async function overdue(lead: string, by: number, unit = 'ubnd', who = 'chairman'): Promise<Task> {
  const now = world.clock.now ?? start;
  world.clock.now = new Date(now.getTime() - (by + 10) * day);
  const dueTime = new Date(now.getTime() - by * day);
  const task = await world.assign(who, lead, { unit, fields: { dueTime, work: `Việc quá hạn ${by} ngày` } });
  world.clock.now = now;
  return task;
}

/** Urges these tasks, signed by the chairman. */
const urge = (tasks: readonly Task[], fields: Parameters<Urging['create']>[1] = {}) =>
  urging.create('chairman', { taskIds: tasks.map(({ id }) => id), ...fields });

const eventsOf = (id: string) =>
  world.rows<{ verb: string; version: number; data: Record<string, unknown> }>(
    `SELECT split_part(subject, '.', 4) AS verb, aggregate_version AS version, body -> 'data' AS data
     FROM outbox WHERE aggregate_id = $1 AND aggregate_type <> 'item' ORDER BY seq`,
    [id],
  );

describe('ListUrgingCandidates', () => {
  it('shows units with their overdue tasks, most overdue first; a division under its department', async () => {
    const [late, later] = [await overdue('stc-head', 3), await overdue('stc-director', 20)];
    const ward = await overdue('ward-official', 1);
    const inTerm = await world.assign('chairman', 'stc-head');
    const reported = await overdue('stc-head', 2);
    await world.accept('stc-head', reported.id);
    await world.complete('stc-head', reported.id);
    const candidates = await urging.candidates('task-force');
    const ours = (unit: string) => candidates.find(({ unitId }) => unitId === idOf(unit))?.tasks ?? [];
    expect(ours('stc').map(({ taskId, overdueDays }) => [taskId, overdueDays])).toEqual([
      [later.id, 20],
      [late.id, 3],
    ]);
    expect(ours('ba-dinh')).toMatchObject([{ taskId: ward.id, work: 'Việc quá hạn 1 ngày', urgingCount: 0 }]);
    expect(JSON.stringify(candidates)).not.toContain(inTerm.id);
    expect(candidates.map(({ unitName }) => unitName)).toEqual(['Unit ba-dinh', 'Unit stc']);
  });

  it('is for leaders, the chief of office and the task force of the unit', async () => {
    for (const who of ['chairman', 'deputy', 'chief', 'task-force']) await urging.candidates(who);
    for (const who of [
      'clerk',
      'head-th',
      'official-th',
      'auditor',
      'administrator',
      'stc-director',
      'verifier',
    ]) {
      await expectReason(urging.candidates(who), 'PERMISSION_DENIED');
    }
    await expectReason(urging.candidates('chairman', 'hdnd'), 'PERMISSION_DENIED');
  });
});

describe('CreateUrgingLetter', () => {
  it('by who signs asks documents at once, with what the letter lists', async () => {
    const tasks = [await overdue('stc-head', 12), await overdue('stc-director', 3)];
    const answerDueTime = world.inDays(7);
    const letter = await urge(tasks, { note: 'Đề nghị khẩn trương.', answerDueTime });
    expect(letter).toMatchObject({
      state: ASKED,
      unitName: 'Unit ubnd',
      urgedUnitName: 'Unit stc',
      note: 'Đề nghị khẩn trương.',
      answerDueTime,
      signer: { personName: 'Người chairman', unitId: idOf('ubnd') },
      madeBy: { postId: idOf('post chairman') },
      taskCount: 2,
      numberSymbol: '',
      documentId: '',
      allowedActions: [],
      askTime: world.clock.now,
    });
    expect(letter.tasks.map(({ overdueDays, urgingCount }) => [overdueDays, urgingCount])).toEqual([
      [12, 0],
      [3, 0],
    ]);
    const [event] = await eventsOf(letter.id);
    expect(event).toMatchObject({ verb: 'number_asked', version: 1 });
    expect(event?.data).toMatchObject({
      askCount: 1,
      signerPostId: idOf('post chairman'),
      signerPersonId: idOf('person chairman'),
      taskCount: 2,
      summary:
        'Đề nghị khẩn trương. 1. Việc quá hạn 12 ngày (98/NQ-CP): quá hạn 12 ngày. 2. Việc quá hạn 3 ngày (98/NQ-CP): quá hạn 3 ngày.',
    });
    const audit = await world.rows('SELECT action, details FROM audit WHERE subject_id = $1', [letter.id]);
    expect(audit).toMatchObject([{ action: 'urge', details: { taskIds: tasks.map(({ id }) => id) } }]);
  });

  it('by another waits for who signs, who then asks', async () => {
    const task = await overdue('stc-head', 5);
    const letter = await urging.create('task-force', { taskIds: [task.id] });
    expect(letter).toMatchObject({ state: PREPARED, allowedActions: ['RetryUrgingLetter'] });
    expect((await eventsOf(letter.id)).map(({ verb }) => verb)).toEqual(['prepared']);
    expect(await urging.retry('task-force', letter.id)).toMatchObject({ state: PREPARED });
    const asked = await urging.retry('chairman', letter.id);
    expect(asked).toMatchObject({ state: ASKED, madeBy: { postId: idOf('post task-force') } });
    expect((await eventsOf(letter.id)).map(({ verb }) => verb)).toEqual([
      'prepared',
      'prepared',
      'number_asked',
    ]);
  });

  it('takes all overdue tasks the unit leads or holds when none are named', async () => {
    const led = await overdue('stc-director', 4);
    const handed = await overdue('stc-director', 6);
    await world.handOver('stc-director', handed.id, 'stc-head');
    const ward = await overdue('ward-official', 4);
    const { tasks } = await urging.create('chairman');
    const ids = tasks.map(({ taskId }) => taskId);
    expect(ids).toEqual(expect.arrayContaining([led.id, handed.id]));
    expect(ids).not.toContain(ward.id);
    const { tasks: ofDivision } = await urge([handed], { urgedUnitId: idOf('stc-ns') });
    expect(ofDivision).toHaveLength(1);
  });

  it('refuses what is not overdue, not of the unit, not with the urged unit or not there', async () => {
    const fine = await overdue('stc-head', 2);
    const inTerm = await world.assign('chairman', 'stc-head');
    const ward = await overdue('ward-official', 2);
    const own = await overdue('stc-head', 2, 'stc', 'stc-director');
    for (const other of [inTerm, ward, own]) await expectReason(urge([fine, other]), 'TASK_NOT_OVERDUE');
    await expectReason(urging.create('chairman', { taskIds: [newId()] }), 'TASK_NOT_OVERDUE');
    await expectReason(urging.create('chairman', { urgedUnitId: idOf('vpubnd-th') }), 'TASK_NOT_OVERDUE');
  });

  it('refuses bad fields, others and closed units', async () => {
    const task = await overdue('stc-head', 2);
    await expectReason(
      urge([task], {
        urgedUnitId: 'x',
        note: 'x'.repeat(301),
        signerPostId: '',
        signingCapacity: 0,
        delegationId: 'x',
      }),
      'FIELD_INVALID',
      ['urgedUnitId', 'note', 'signerPostId', 'signingCapacity', 'delegationId'],
    );
    await expectReason(urge([task], { taskIds: ['x'] }), 'FIELD_INVALID', ['taskIds[0]']);
    await expectReason(urge([task], { requestId: '' }), 'FIELD_INVALID', ['requestId']);
    await expectReason(urge([task], { answerDueTime: world.clock.now ?? start }), 'DUE_TIME_PAST');
    await expectReason(urge([task], { urgedUnitId: idOf('old-ward') }), 'UNIT_CLOSED');
    await expectReason(urge([task], { urgedUnitId: newId() }), 'UNIT_NOT_FOUND');
    await expectReason(urge([task], { signerPostId: newId() }), 'POST_NOT_FOUND');
    await expectReason(urge([task], { signerPostId: idOf('post stc-vacant') }), 'POST_VACANT');
    await expectReason(urge([task], { signerPostId: idOf('post auditor') }), 'FIELD_INVALID', [
      'signerPostId',
    ]);
    for (const who of ['stc-director', 'clerk', 'auditor', 'ward-system']) {
      await expectReason(urging.create(who, { taskIds: [task.id] }), 'PERMISSION_DENIED');
    }
    await expectReason(urge([task], { unitId: newId() }), 'PERMISSION_DENIED');
    await expectReason(urge([task], { unitId: idOf('hdnd') }), 'PERMISSION_DENIED');
  });

  it('acts once for one request', async () => {
    const task = await overdue('stc-head', 2);
    const requestId = randomUUID();
    const letter = await urge([task], { requestId });
    expect(await urge([task], { requestId })).toEqual(letter);
    await expectReason(urge([task], { requestId, note: 'khác' }), 'REQUEST_ID_REUSED');
    expect(await eventsOf(letter.id)).toHaveLength(1);
  });
});

describe('the answer of documents', () => {
  it('gives the number and counts the letter on each task, once', async () => {
    const tasks = [await overdue('stc-head', 12), await overdue('stc-director', 3)];
    const letter = await urge(tasks);
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
      expect((await eventsOf(id)).filter(({ verb }) => verb === 'urged')).toMatchObject([
        { data: { letterId: letter.id, urgingCount: 1 } },
      ]);
    }
    expect((await eventsOf(letter.id)).map(({ verb }) => verb)).toEqual(['number_asked', 'numbered']);
    const described = await world.rows<{ count: number }>(
      `SELECT (body #>> '{data,facts,urgingCount}')::int AS count FROM outbox
       WHERE aggregate_id = $1 AND type = 'baro.custody.v1.ItemDescribed' ORDER BY seq`,
      [tasks[0]?.id],
    );
    expect(described).toEqual([{ count: 1 }]);
    const second = await urge(tasks.slice(0, 1));
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
    const letter = await urge([await overdue('stc-head', 12)]);
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
    expect((await eventsOf(letter.id)).map(({ verb, version }) => `${version} ${verb}`)).toEqual([
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
    const letter = await urge([await overdue('stc-head', 12)]);
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
    const task = await overdue('stc-head', 12);
    const signed = { signerPostId: idOf('post head-th'), signingCapacity: SigningCapacity.TL };
    const letter = await urging.create('task-force', { taskIds: [task.id], ...signed });
    expect(await urging.get('head-th', letter.id)).toMatchObject({ allowedActions: ['RetryUrgingLetter'] });
    expect(await urging.retry('head-th', letter.id)).toMatchObject({ state: ASKED });
  });
});

describe('GetUrgingLetter and ListUrgingLetters', () => {
  it('show a letter to the unit that urges, to the urged one, to who signs and to the auditor', async () => {
    const task = await overdue('stc-head', 12);
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
    const task = await overdue('stc-head', 12);
    const made = [];
    for (let at = 0; at < 3; at += 1) made.unshift((await urge([task])).id);
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
