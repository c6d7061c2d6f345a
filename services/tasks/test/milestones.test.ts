import { randomUUID } from 'node:crypto';
import { expectReason } from '@baro/chassis/testing';
import { idOf } from '@baro/directory-client/testing';
import { MilestoneKind, MilestoneState } from '@baro/proto/baro/tasks/v1/programme_resources';
import type { Milestone, Programme, Project } from '@baro/proto/baro/tasks/v1/programme_resources';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plan, startProgrammes } from './programme-world.ts';
import type { FigureOf, ProgrammeWorld } from './programme-world.ts';

let city: ProgrammeWorld;
const now = new Date('2026-11-02T02:00:00Z');
beforeAll(async () => {
  city = await startProgrammes();
  city.world.clock.now = now;
});
afterAll(() => city.close());

const projectOf = (programme: Programme): Project => {
  const [project] = programme.projects;
  if (!project) throw new Error('no project');
  return project;
};
const milestoneOf = (programme: Programme, title: string): Milestone => {
  const found = projectOf(programme).milestones.find((one) => one.title === title);
  if (!found) throw new Error('no milestone');
  return found;
};

/** A programme with one project and no milestone. */
async function started(): Promise<{ id: string; projectId: string }> {
  const { id } = await city.create('chairman');
  return { id, projectId: projectOf(await city.addProject('chairman', id)).id };
}

/** A milestone of half the plan until the end of September. */
async function half(): Promise<{ id: string; projectId: string; milestoneId: string }> {
  const { id, projectId } = await started();
  const programme = await city.addMilestone('chairman', projectId, { title: 'half' });
  return { id, projectId, milestoneId: milestoneOf(programme, 'half').id };
}

describe('AddProject and UpdateProject', () => {
  it('keep name, owner and plan in đồng', async () => {
    const { id } = await city.create('chairman');
    const added = await city.addProject('task-force', id, {}, { etag: '1' });
    expect(projectOf(added)).toMatchObject({
      name: 'Cầu Vĩnh Tuy 3',
      ownerUnitId: idOf('stc'),
      ownerUnitName: 'Unit stc',
      totalPlanDong: plan,
      milestones: [],
      allowedActions: ['UpdateProject', 'AddMilestone'],
    });
    const typed = {
      id: projectOf(added).id,
      ownerUnitId: idOf('ba-dinh'),
      totalPlanDong: 10 ** 15,
      name: 'x',
    };
    const changed = await city.updateProject('chief', typed, ['owner_unit_id', 'total_plan_dong'], {
      etag: '2',
    });
    expect(projectOf(changed)).toMatchObject({
      name: 'Cầu Vĩnh Tuy 3',
      ownerUnitId: idOf('ba-dinh'),
      totalPlanDong: 10 ** 15,
    });
    const events = await city.world.rows<{ subject: string; body: { unitIds: string[] } }>(
      'SELECT subject, body FROM outbox WHERE aggregate_id = $1 ORDER BY seq',
      [id],
    );
    expect(events.map(({ subject }) => subject)).toEqual([
      'baro.tasks.programme.created.UBND',
      'baro.tasks.programme.project_added.UBND',
      'baro.tasks.programme.project_updated.UBND',
    ]);
    expect(events[2]?.body.unitIds).toEqual(expect.arrayContaining([idOf('stc'), idOf('ba-dinh')]));
  });

  it('refuse others, wrong fields, stale versions, units where the writ does not run', async () => {
    const { id, projectId } = await started();
    for (const who of ['clerk', 'stc-director', 'auditor', 'hdnd-leader']) {
      await expectReason(city.addProject(who, id), 'PERMISSION_DENIED');
      await expectReason(
        city.updateProject(who, { id: projectId, name: 'x' }, ['name']),
        'PERMISSION_DENIED',
      );
    }
    await expectReason(city.addProject('chairman', randomUUID()), 'PERMISSION_DENIED');
    await expectReason(
      city.updateProject('chairman', { id: randomUUID(), name: 'x' }, ['name']),
      'PERMISSION_DENIED',
    );
    const bad: [Partial<Project>, string][] = [
      [{ name: '' }, 'name'],
      [{ ownerUnitId: 'x' }, 'ownerUnitId'],
      [{ ownerUnitId: idOf('hdnd') }, 'ownerUnitId'],
      [{ totalPlanDong: 0 }, 'totalPlanDong'],
      [{ totalPlanDong: 10 ** 15 + 1 }, 'totalPlanDong'],
    ];
    for (const [fields, field] of bad) {
      await expectReason(city.addProject('chairman', id, fields), 'FIELD_INVALID', [`project.${field}`]);
      const update = city.updateProject('chairman', { id: projectId, ...fields }, [field]);
      await expectReason(update, 'FIELD_INVALID', [`project.${field}`]);
    }
    await expectReason(city.addProject('chairman', id, { ownerUnitId: idOf('nothing') }), 'UNIT_NOT_FOUND');
    await expectReason(city.addProject('chairman', id, { ownerUnitId: idOf('old-ward') }), 'UNIT_CLOSED');
    await expectReason(city.addProject('chairman', id, {}, { etag: '1' }), 'ETAG_STALE');
    const stale = city.updateProject('chairman', { id: projectId, name: 'x' }, ['name'], { etag: '1' });
    await expectReason(stale, 'ETAG_STALE');
    const options = { requestId: randomUUID() };
    const added = await city.addProject('chairman', id, {}, options);
    expect(await city.addProject('chairman', id, {}, options)).toEqual(added);
    expect((await city.get('chairman', id)).projects).toHaveLength(2);
  });
});

describe('AddMilestone and UpdateMilestone', () => {
  it('keep target, due time and the text that sets it; the plan line is drawn through them', async () => {
    const { id, projectId } = await started();
    const end = new Date('2026-12-31T17:00:00Z');
    await city.addMilestone('chairman', projectId, { title: 'end', targetBasisPoints: 9_500, dueTime: end });
    const amount = { kind: MilestoneKind.AMOUNT, targetDong: plan / 4, targetBasisPoints: 0 };
    await city.addMilestone('chairman', projectId, {
      title: 'a',
      ...amount,
      dueTime: new Date('2026-06-30T17:00:00Z'),
    });
    const step = { title: 'Khởi công', kind: MilestoneKind.STEP, targetBasisPoints: 0 };
    const programme = await city.addMilestone('chairman', projectId, step);
    const { milestones, planLine } = projectOf(programme);
    expect(milestones.map((one) => [one.title, one.state])).toEqual([
      ['a', MilestoneState.OVERDUE],
      ['Khởi công', MilestoneState.OVERDUE],
      ['end', MilestoneState.IN_TERM],
    ]);
    expect(planLine).toEqual([
      { date: '2026-06-30', amountDong: plan / 4, basisPoints: 2_500 },
      { date: '2026-12-31', amountDong: plan * 0.95, basisPoints: 9_500 },
    ]);
    expect(milestones[2]).toMatchObject({ legalRef: '71/CĐ-TTg', allowedActions: ['UpdateMilestone'] });
    const typed = { id: milestones[2]?.id ?? '', targetBasisPoints: 10_000, legalRef: 'NQ 1' };
    const changed = await city.updateMilestone('chief', typed, ['target_basis_points'], {
      etag: programme.etag,
    });
    expect(milestoneOf(changed, 'end')).toMatchObject({ targetBasisPoints: 10_000, legalRef: '71/CĐ-TTg' });
    const events = await city.world.rows<{ subject: string }>(
      'SELECT subject FROM outbox WHERE aggregate_id = $1 ORDER BY seq DESC LIMIT 2',
      [id],
    );
    expect(events.map(({ subject }) => subject)).toEqual([
      'baro.tasks.programme.milestone_updated.UBND',
      'baro.tasks.programme.milestone_added.UBND',
    ]);
  });

  it('refuse others, targets not of the kind, stale versions', async () => {
    const { projectId, milestoneId } = await half();
    for (const who of ['clerk', 'stc-director', 'auditor']) {
      await expectReason(city.addMilestone(who, projectId), 'PERMISSION_DENIED');
      await expectReason(
        city.updateMilestone(who, { id: milestoneId, title: 'x' }, ['title']),
        'PERMISSION_DENIED',
      );
    }
    await expectReason(city.addMilestone('chairman', randomUUID()), 'PERMISSION_DENIED');
    const unknown = city.updateMilestone('chairman', { id: randomUUID(), title: 'x' }, ['title']);
    await expectReason(unknown, 'PERMISSION_DENIED');
    const { AMOUNT, SHARE, STEP, UNSPECIFIED } = MilestoneKind;
    const bad: [Partial<Milestone>, string[]][] = [
      [{ title: '' }, ['title']],
      [{ dueTime: undefined }, ['dueTime']],
      [{ kind: UNSPECIFIED }, ['kind']],
      [{ kind: 9 as MilestoneKind }, ['kind']],
      [{ legalRef: 'x'.repeat(201) }, ['legalRef']],
      [{ kind: AMOUNT }, ['targetDong', 'targetBasisPoints']],
      [{ kind: AMOUNT, targetBasisPoints: 0, targetDong: 10 ** 15 + 1 }, ['targetDong']],
      [{ kind: SHARE, targetBasisPoints: 10_001 }, ['targetBasisPoints']],
      [{ kind: SHARE, targetDong: 1 }, ['targetDong']],
      [{ kind: STEP }, ['targetBasisPoints']],
    ];
    for (const [fields, names] of bad) {
      const paths = names.map((name) => `milestone.${name}`);
      await expectReason(city.addMilestone('chairman', projectId, fields), 'FIELD_INVALID', paths);
    }
    const wrong = city.updateMilestone('chairman', { id: milestoneId, targetDong: 5 }, ['target_dong']);
    await expectReason(wrong, 'FIELD_INVALID', ['milestone.targetDong']);
    const kind = city.updateMilestone('chairman', { id: milestoneId, kind: STEP }, ['kind']);
    await expectReason(kind, 'FIELD_INVALID', ['updateMask[0]']);
    await expectReason(city.addMilestone('chairman', projectId, {}, { etag: '1' }), 'ETAG_STALE');
    const stale = city.updateMilestone('chairman', { id: milestoneId, title: 'x' }, ['title'], { etag: '1' });
    await expectReason(stale, 'ETAG_STALE');
  });
});

describe('ReportMilestone', () => {
  it('keeps every figure; of a day the one reported last counts, for each milestone of the project', async () => {
    const { id, projectId, milestoneId } = await half();
    const later = { title: 'all', targetBasisPoints: 9_500, dueTime: new Date('2026-12-31T17:00:00Z') };
    await city.addMilestone('chairman', projectId, later);
    await city.report('stc-clerk', milestoneId, {
      amountDong: plan / 4,
      asOfDate: '2026-06-30',
      note: 'Quý II',
    });
    city.world.clock.now = new Date(now.getTime() + 60_000);
    await city.report('stc-director', milestoneId, { amountDong: plan / 2, asOfDate: '2026-10-05' });
    city.world.clock.now = new Date(now.getTime() + 120_000);
    const documentId = idOf('a document');
    const programme = await city.report('stc-director', milestoneId, {
      amountDong: plan / 3,
      asOfDate: '2026-06-30',
      documentId,
    });
    city.world.clock.now = now;
    expect(milestoneOf(programme, 'half')).toMatchObject({
      state: MilestoneState.REACHED_LATE,
      reachDate: '2026-10-05',
      reports: [
        { amountDong: plan / 2, asOfDate: '2026-10-05' },
        { amountDong: plan / 3, asOfDate: '2026-06-30', documentId },
        { amountDong: plan / 4, asOfDate: '2026-06-30', note: 'Quý II', documentId: '' },
      ],
    });
    expect(milestoneOf(programme, 'half').reports[2]?.by?.postId).toBe(idOf('post stc-clerk'));
    expect(milestoneOf(programme, 'all')).toMatchObject({
      state: MilestoneState.IN_TERM,
      reachDate: '',
      reports: [],
    });
    expect(projectOf(programme).actualLine).toEqual([
      { date: '2026-06-30', amountDong: plan / 3, basisPoints: 3_333 },
      { date: '2026-10-05', amountDong: plan / 2, basisPoints: 5_000 },
    ]);
    const [event] = await city.world.rows<{ subject: string; body: { data: unknown; unitIds: string[] } }>(
      'SELECT subject, body FROM outbox WHERE aggregate_id = $1 ORDER BY seq DESC LIMIT 1',
      [id],
    );
    expect(event?.subject).toBe('baro.tasks.programme.milestone_reported.UBND');
    expect(event?.body.data).toMatchObject({ milestoneId, amountDong: plan / 3, asOfDate: '2026-06-30' });
    expect(event?.body.unitIds).toContain(idOf('stc'));
    await expect(city.world.rows('UPDATE milestone_reports SET amount_dong = 0')).rejects.toThrow(/denied/);
  });

  it('of a step says whether it is done', async () => {
    const { projectId } = await started();
    const step = { title: 'step', kind: MilestoneKind.STEP, targetBasisPoints: 0 };
    const { id } = milestoneOf(await city.addMilestone('chairman', projectId, step), 'step');
    const open = await city.report('stc-clerk', id, { done: false, asOfDate: '2026-09-01' });
    expect(milestoneOf(open, 'step').state).toBe(MilestoneState.OVERDUE);
    const done = await city.report('stc-clerk', id, { done: true, asOfDate: '2026-09-30' });
    expect(milestoneOf(done, 'step')).toMatchObject({
      state: MilestoneState.REACHED_ON_TIME,
      reachDate: '2026-09-30',
    });
    expect(projectOf(done)).toMatchObject({ planLine: [], actualLine: [] });
    await expectReason(city.report('stc-clerk', id, { amountDong: 5 }), 'FIELD_INVALID', ['amountDong']);
  });

  it('is for the head or clerk of the unit that owns the project, who sees the programme by it', async () => {
    const { id, milestoneId } = await half();
    for (const who of ['chairman', 'chief', 'stc-head', 'stc-official', 'auditor', 'ward-leader']) {
      await expectReason(city.report(who, milestoneId, {}), 'PERMISSION_DENIED');
    }
    await expectReason(city.report('stc-clerk', randomUUID(), {}), 'PERMISSION_DENIED');
    for (const who of ['stc-clerk', 'stc-director']) {
      const [milestone] = projectOf(await city.get(who, id)).milestones;
      expect(milestone?.allowedActions).toEqual(['ReportMilestone']);
      expect((await city.list(who)).programmes.map((one) => one.id)).toContain(id);
    }
    await expectReason(city.get('ward-leader', id), 'PERMISSION_DENIED');
    await expectReason(city.get('stc-official', id), 'PERMISSION_DENIED');
  });

  it('names each field that is wrong, acts once, and ends with the programme', async () => {
    const { id, milestoneId } = await half();
    const bad: [FigureOf, string][] = [
      [{ amountDong: -1 }, 'amountDong'],
      [{ amountDong: 10 ** 15 + 1 }, 'amountDong'],
      [{ asOfDate: '' }, 'asOfDate'],
      [{ asOfDate: '1/6/2026' }, 'asOfDate'],
      [{ asOfDate: '2026-11-03' }, 'asOfDate'],
      [{ note: 'x'.repeat(1001) }, 'note'],
      [{ documentId: 'x' }, 'documentId'],
      [{ done: true }, 'done'],
    ];
    for (const [figure, field] of bad) {
      await expectReason(city.report('stc-clerk', milestoneId, figure), 'FIELD_INVALID', [field]);
    }
    const options = { requestId: randomUUID() };
    const first = await city.report('stc-clerk', milestoneId, { amountDong: 7 }, options);
    expect(await city.report('stc-clerk', milestoneId, { amountDong: 7 }, options)).toEqual(first);
    expect(milestoneOf(await city.get('stc-clerk', id), 'half').reports).toHaveLength(1);
    const closed = await city.closeIt('chairman', id);
    expect(milestoneOf(closed, 'half').allowedActions).toEqual([]);
    await expectReason(city.report('stc-clerk', milestoneId, { amountDong: 8 }), 'PROGRAMME_CLOSED');
  });
});
