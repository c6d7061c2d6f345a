import { randomUUID } from 'node:crypto';
import { expectReason } from '@baro/chassis/testing';
import { idOf } from '@baro/directory-client/testing';
import type { Programme } from '@baro/proto/baro/tasks/v1/programme_resources';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startProgrammes } from './programme-world.ts';
import type { ProgrammeWorld } from './programme-world.ts';

let city: ProgrammeWorld;
beforeAll(async () => {
  city = await startProgrammes();
  city.world.clock.now = new Date('2026-11-30T02:00:00Z');
});
afterAll(() => city.close());

const eventsOf = (id: string) =>
  city.world.rows<{ subject: string; aggregate_version: number; body: { unitIds: string[] } }>(
    'SELECT subject, aggregate_version, body FROM outbox WHERE aggregate_id = $1 ORDER BY seq',
    [id],
  );

async function assigned(lead = 'stc-head', unit = 'ubnd', who = 'chairman'): Promise<string> {
  return (await city.world.assign(who, lead, { unit })).id;
}

describe('CreateProgramme', () => {
  it('makes one, tells it, and writes the audit', async () => {
    const programme = await city.create('chairman', { name: '  Chương trình   công tác ' });
    expect(programme).toMatchObject({
      name: 'Chương trình công tác',
      unitId: idOf('ubnd'),
      unitName: 'Unit ubnd',
      dateFrom: '2026-01-01',
      dateTo: '2026-12-31',
      sourceNumberSymbol: '01/QĐ-UBND',
      sourceIssuerName: 'UBND Thành phố',
      etag: '1',
      leads: [],
      projects: [],
    });
    expect(programme.allowedActions).toEqual([
      'UpdateProgramme',
      'AddTasksToProgramme',
      'RemoveTaskFromProgramme',
      'CloseProgramme',
      'AddProject',
    ]);
    const [event] = await eventsOf(programme.id);
    expect(event).toMatchObject({ subject: 'baro.tasks.programme.created.UBND', aggregate_version: 1 });
    const audit = await city.world.rows('SELECT action, unit_id FROM audit WHERE subject_id = $1', [
      programme.id,
    ]);
    expect(audit).toEqual([{ action: 'create', unit_id: idOf('ubnd') }]);
  });

  it('is for leaders, chief of office and task force of the unit', async () => {
    for (const who of ['deputy', 'chief', 'task-force']) await city.create(who);
    for (const who of ['clerk', 'head-th', 'stc-director', 'hdnd-leader', 'auditor', 'administrator']) {
      await expectReason(city.create(who), 'PERMISSION_DENIED');
    }
    await expectReason(city.create('stc-head', { unitId: idOf('stc-ns') }), 'PERMISSION_DENIED');
  });

  it('acts once for one request id', async () => {
    const options = { requestId: randomUUID() };
    const first = await city.create('chairman', {}, options);
    expect(await city.create('chairman', {}, options)).toEqual(first);
    await expectReason(city.create('chairman', { name: 'Khác' }, options), 'REQUEST_ID_REUSED');
    expect(await eventsOf(first.id)).toHaveLength(1);
    await expectReason(city.create('chairman', {}, { requestId: '' }), 'FIELD_INVALID', ['requestId']);
  });

  it('names each field that is wrong', async () => {
    const bad: [Partial<Programme>, string][] = [
      [{ name: ' ' }, 'name'],
      [{ name: 'x'.repeat(301) }, 'name'],
      [{ dateFrom: '' }, 'dateFrom'],
      [{ dateTo: '31/12/2026' }, 'dateTo'],
      [{ dateTo: '2025-12-31' }, 'dateTo'],
      [{ dateTo: '2034-01-01' }, 'dateTo'],
      [{ sourceNumberSymbol: 'x'.repeat(61) }, 'sourceNumberSymbol'],
      [{ sourceIssuerName: 'x'.repeat(201) }, 'sourceIssuerName'],
      [{ unitId: 'x' }, 'unitId'],
    ];
    for (const [fields, field] of bad) {
      await expectReason(city.create('chairman', fields), 'FIELD_INVALID', [`programme.${field}`]);
    }
    await expectReason(city.create('chairman', { unitId: idOf('nothing') }), 'UNIT_NOT_FOUND');
    await expectReason(city.create('chairman', { unitId: idOf('old-ward') }), 'UNIT_CLOSED');
  });
});

describe('UpdateProgramme', () => {
  it('changes the fields the mask names, and no other', async () => {
    const { id, etag } = await city.create('chairman');
    const typed = { id, name: 'Tên mới', dateTo: '2027-03-31', sourceIssuerName: 'Khác' };
    const changed = await city.update('chief', typed, ['name', 'date_to'], { etag });
    expect(changed).toMatchObject({
      name: 'Tên mới',
      dateTo: '2027-03-31',
      sourceIssuerName: 'UBND Thành phố',
    });
    expect(changed.etag).toBe('2');
    await expectReason(city.update('chief', typed, ['name'], { etag }), 'ETAG_STALE');
    await expectReason(city.update('chief', typed, []), 'FIELD_INVALID', ['updateMask']);
    await expectReason(city.update('chief', typed, ['unit_id']), 'FIELD_INVALID', ['updateMask[0]']);
    await expectReason(city.update('chief', { id, dateTo: '2020-01-01' }, ['date_to']), 'FIELD_INVALID', [
      'programme.dateTo',
    ]);
    await expectReason(city.update('chief', { name: 'x' }, ['name']), 'FIELD_INVALID', ['id']);
    await expectReason(city.update('stc-director', typed, ['name']), 'PERMISSION_DENIED');
    await expectReason(
      city.update('chairman', { ...typed, id: randomUUID() }, ['name']),
      'PERMISSION_DENIED',
    );
  });
});

describe('AddTasksToProgramme and RemoveTaskFromProgramme', () => {
  it('put tasks in and take them out; the task names its programme', async () => {
    const { id } = await city.create('task-force');
    const [one, two] = [await assigned(), await assigned('ward-leader')];
    const added = await city.addTasks('task-force', id, [one, two, one], { etag: '1' });
    expect(added.counts).toMatchObject({ openInTerm: 2 });
    expect(added.leads.map((lead) => [lead.leadUnitId, lead.counts?.openInTerm])).toEqual([
      [idOf('ba-dinh'), 1],
      [idOf('stc-ns'), 1],
    ]);
    const task = await city.world.get('stc-head', one);
    expect(task).toMatchObject({ programmeId: id, programmeName: 'Chương trình công tác năm 2026' });
    const listed = await city.world.list('chairman', { programmeId: id });
    expect(listed.tasks.map((row) => row.id).toSorted()).toEqual([one, two].toSorted());
    expect(new Set(listed.tasks.map((row) => row.programmeName))).toEqual(
      new Set(['Chương trình công tác năm 2026']),
    );
    const removed = await city.removeTask('task-force', id, one);
    expect(removed.counts).toMatchObject({ openInTerm: 1 });
    expect(await city.world.get('stc-head', one)).toMatchObject({ programmeId: '', programmeName: '' });
    const events = await eventsOf(id);
    expect(events.map(({ subject, aggregate_version: version }) => [subject, version])).toEqual([
      ['baro.tasks.programme.created.UBND', 1],
      ['baro.tasks.programme.tasks_added.UBND', 2],
      ['baro.tasks.programme.task_removed.UBND', 3],
    ]);
    for (const event of events.slice(1)) {
      expect(event.body.unitIds).toEqual(expect.arrayContaining([idOf('stc-ns'), idOf('ba-dinh')]));
    }
  });

  it('keep a task in one programme at most', async () => {
    const [first, second] = [await city.create('chairman'), await city.create('chairman')];
    const task = await assigned();
    await city.addTasks('chairman', first.id, [task]);
    await city.addTasks('chairman', first.id, [task]);
    await expectReason(
      city.addTasks('chairman', second.id, [task, await assigned()]),
      'TASK_IN_OTHER_PROGRAMME',
    );
    expect((await city.get('chairman', second.id)).counts).toMatchObject({ openInTerm: 0 });
    await expectReason(city.removeTask('chairman', second.id, task), 'TASK_NOT_FOUND');
  });

  it('take only tasks of the unit, by who keeps the programme', async () => {
    const { id } = await city.create('chairman');
    const other = await assigned('stc-head', 'stc', 'stc-director');
    await expectReason(city.addTasks('chairman', id, [other]), 'TASK_NOT_FOUND');
    await expectReason(city.addTasks('chairman', id, [randomUUID()]), 'TASK_NOT_FOUND');
    const task = await assigned();
    for (const who of ['clerk', 'stc-head', 'hdnd-leader', 'auditor']) {
      await expectReason(city.addTasks(who, id, [task]), 'PERMISSION_DENIED');
      await expectReason(city.removeTask(who, id, task), 'PERMISSION_DENIED');
    }
    await expectReason(city.addTasks('chairman', randomUUID(), [task]), 'PERMISSION_DENIED');
    await expectReason(city.addTasks('chairman', id, []), 'FIELD_INVALID', ['taskIds']);
    await expectReason(city.addTasks('chairman', id, ['x']), 'FIELD_INVALID', ['taskIds[0]']);
    const many = Array.from({ length: 201 }, () => randomUUID());
    await expectReason(city.addTasks('chairman', id, many), 'FIELD_INVALID', ['taskIds']);
    await expectReason(city.removeTask('chairman', id, ''), 'FIELD_INVALID', ['taskId']);
    await expectReason(city.addTasks('chairman', id, [task], { etag: '7' }), 'ETAG_STALE');
    await expectReason(city.removeTask('chairman', id, task, { etag: '7' }), 'ETAG_STALE');
    const options = { requestId: randomUUID() };
    const added = await city.addTasks('chairman', id, [task], options);
    expect(await city.addTasks('chairman', id, [task], options)).toEqual(added);
    expect(await eventsOf(id)).toHaveLength(2);
  });

  it('of two programmes that take a task at once, one gets it', async () => {
    const [first, second] = [await city.create('chairman'), await city.create('chairman')];
    const tasks = [await assigned(), await assigned()];
    const both = await Promise.allSettled([
      city.addTasks('chairman', first.id, tasks),
      city.addTasks('chief', second.id, tasks.toReversed()),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const owners = new Set<string>();
    for (const id of tasks) owners.add((await city.world.get('chairman', id)).programmeId);
    expect(owners.size).toBe(1);
  });
});

describe('CloseProgramme', () => {
  it('ends it with a reason; nothing of it changes any more', async () => {
    const { id } = await city.create('chairman');
    const task = await assigned();
    await city.addTasks('chairman', id, [task]);
    await expectReason(city.closeIt('chairman', id, { reason: ' ' }), 'FIELD_INVALID', ['reason']);
    await expectReason(city.closeIt('clerk', id), 'PERMISSION_DENIED');
    await expectReason(city.closeIt('chairman', id, { etag: '1' }), 'ETAG_STALE');
    const closed = await city.closeIt('chairman', id);
    expect(closed).toMatchObject({
      closeReason: 'Đã tổng kết',
      allowedActions: [],
      counts: { openInTerm: 1 },
    });
    expect(closed.closeTime).toEqual(city.world.clock.now);
    await expectReason(city.closeIt('chairman', id), 'PROGRAMME_CLOSED');
    await expectReason(city.update('chairman', { id, name: 'x' }, ['name']), 'PROGRAMME_CLOSED');
    await expectReason(city.addTasks('chairman', id, [task]), 'PROGRAMME_CLOSED');
    await expectReason(city.removeTask('chairman', id, task), 'PROGRAMME_CLOSED');
    await expectReason(city.addProject('chairman', id), 'PROGRAMME_CLOSED');
    await city.world.accept('stc-head', task);
  });
});
