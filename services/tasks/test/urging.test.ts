import { randomUUID } from 'node:crypto';
import { newId } from '@baro/chassis';
import { expectReason } from '@baro/chassis/testing';
import { idOf } from '@baro/directory-client/testing';
import { UrgingLetterState } from '@baro/proto/baro/tasks/v1/urging';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Urging } from './urging-acts.ts';
import { startWorld } from './world.ts';
import type { World } from './world.ts';

const { PREPARED, ASKED } = UrgingLetterState;

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

describe('ListUrgingCandidates', () => {
  it('shows units with their overdue tasks, most overdue first; a division under its department', async () => {
    const [late, later] = [await urging.overdue('stc-head', 3), await urging.overdue('stc-director', 20)];
    const ward = await urging.overdue('ward-official', 1);
    const inTerm = await world.assign('chairman', 'stc-head');
    const reported = await urging.overdue('stc-head', 2);
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
    const tasks = [await urging.overdue('stc-head', 12), await urging.overdue('stc-director', 3)];
    const answerDueTime = world.inDays(7);
    const letter = await urging.urge(tasks, { note: 'Đề nghị khẩn trương.', answerDueTime });
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
    const [event] = await urging.eventsOf(letter.id);
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
    const task = await urging.overdue('stc-head', 5);
    const letter = await urging.create('task-force', { taskIds: [task.id] });
    expect(letter).toMatchObject({ state: PREPARED, allowedActions: ['RetryUrgingLetter'] });
    expect((await urging.eventsOf(letter.id)).map(({ verb }) => verb)).toEqual(['prepared']);
    expect(await urging.retry('task-force', letter.id)).toMatchObject({ state: PREPARED });
    const asked = await urging.retry('chairman', letter.id);
    expect(asked).toMatchObject({ state: ASKED, madeBy: { postId: idOf('post task-force') } });
    expect((await urging.eventsOf(letter.id)).map(({ verb }) => verb)).toEqual([
      'prepared',
      'prepared',
      'number_asked',
    ]);
  });

  it('takes all overdue tasks the unit leads or holds when none are named', async () => {
    const led = await urging.overdue('stc-director', 4);
    const handed = await urging.overdue('stc-director', 6);
    await world.handOver('stc-director', handed.id, 'stc-head');
    const ward = await urging.overdue('ward-official', 4);
    const { tasks } = await urging.create('chairman');
    const ids = tasks.map(({ taskId }) => taskId);
    expect(ids).toEqual(expect.arrayContaining([led.id, handed.id]));
    expect(ids).not.toContain(ward.id);
    const { tasks: ofDivision } = await urging.urge([handed], { urgedUnitId: idOf('stc-ns') });
    expect(ofDivision).toHaveLength(1);
  });

  it('refuses what is not overdue, not of the unit, not with the urged unit or not there', async () => {
    const fine = await urging.overdue('stc-head', 2);
    const inTerm = await world.assign('chairman', 'stc-head');
    const ward = await urging.overdue('ward-official', 2);
    const own = await urging.overdue('stc-head', 2, 'stc', 'stc-director');
    for (const other of [inTerm, ward, own]) {
      await expectReason(urging.urge([fine, other]), 'TASK_NOT_OVERDUE');
    }
    await expectReason(urging.create('chairman', { taskIds: [newId()] }), 'TASK_NOT_OVERDUE');
    await expectReason(urging.create('chairman', { urgedUnitId: idOf('vpubnd-th') }), 'TASK_NOT_OVERDUE');
  });

  it('refuses bad fields, others and closed units', async () => {
    const task = await urging.overdue('stc-head', 2);
    await expectReason(
      urging.urge([task], {
        urgedUnitId: 'x',
        note: 'x'.repeat(301),
        signerPostId: '',
        signingCapacity: 0,
        delegationId: 'x',
      }),
      'FIELD_INVALID',
      ['urgedUnitId', 'note', 'signerPostId', 'signingCapacity', 'delegationId'],
    );
    await expectReason(urging.urge([task], { taskIds: ['x'] }), 'FIELD_INVALID', ['taskIds[0]']);
    await expectReason(urging.urge([task], { requestId: '' }), 'FIELD_INVALID', ['requestId']);
    await expectReason(urging.urge([task], { answerDueTime: world.inDays(0) }), 'DUE_TIME_PAST');
    await expectReason(urging.urge([task], { urgedUnitId: idOf('old-ward') }), 'UNIT_CLOSED');
    await expectReason(urging.urge([task], { urgedUnitId: newId() }), 'UNIT_NOT_FOUND');
    await expectReason(urging.urge([task], { signerPostId: newId() }), 'POST_NOT_FOUND');
    await expectReason(urging.urge([task], { signerPostId: idOf('post stc-vacant') }), 'POST_VACANT');
    await expectReason(urging.urge([task], { signerPostId: idOf('post auditor') }), 'FIELD_INVALID', [
      'signerPostId',
    ]);
    for (const who of ['stc-director', 'clerk', 'auditor', 'ward-system']) {
      await expectReason(urging.create(who, { taskIds: [task.id] }), 'PERMISSION_DENIED');
    }
    await expectReason(urging.urge([task], { unitId: newId() }), 'PERMISSION_DENIED');
    await expectReason(urging.urge([task], { unitId: idOf('hdnd') }), 'PERMISSION_DENIED');
  });

  it('acts once for one request', async () => {
    const task = await urging.overdue('stc-head', 2);
    const requestId = randomUUID();
    const letter = await urging.urge([task], { requestId });
    expect(await urging.urge([task], { requestId })).toEqual(letter);
    await expectReason(urging.urge([task], { requestId, note: 'khác' }), 'REQUEST_ID_REUSED');
    expect(await urging.eventsOf(letter.id)).toHaveLength(1);
  });
});
