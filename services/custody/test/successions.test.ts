import { randomUUID } from 'node:crypto';
import type { Event } from '@baro/chassis';
import { eventually, expectReason } from '@baro/chassis/testing';
import type { Succession } from '@baro/proto/baro/custody/v1/successions';
import {
  StartSuccessionRequest,
  SuccessionItemState,
  SuccessionState,
} from '@baro/proto/baro/custody/v1/successions';
import { SuccessionRelation } from '@baro/proto/baro/directory/v1/directory';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { takeRefusal } from '../src/events/succession-refusals.ts';
import { idOf, postOf } from './city.ts';
import { ToldItem } from './told-item.ts';
import { at, startWorld } from './world.ts';
import type { World } from './world.ts';

let world: World;
let document: ToldItem;
let task: ToldItem;
let part: ToldItem;
const began = at('2026-10-02T09:00:00');
const late = at('2026-11-06T17:00:00');
const moved = at('2026-11-09T09:30:00');
const legalRef = '15/QĐ-UBND';

beforeEach(async () => {
  world = await startWorld();
  document = new ToldItem({ dueTime: late }).give('old-clerk', began, 'registered');
  task = new ToldItem({ kind: 'task', owner: 'ubnd' }).give('old-director', began, 'assigned');
  part = new ToldItem({ kind: 'task_part', owner: 'ubnd', parent: task }).give(
    'old-official',
    began,
    'assigned',
  );
  const others = [
    new ToldItem().give('new-official', began),
    new ToldItem().give('old-director', began).give(undefined, began, 'finished'),
    new ToldItem().give('commune-official', began),
    new ToldItem().give('commune-official', began),
  ];
  await world.hear([document, task, part, ...others].flatMap((item) => item.events));
});
afterEach(() => world.close());

const preview = (who: string, unit: string) =>
  world.as(who, world.successions.previewSuccession, { unitId: idOf(unit) });

async function start(
  who: string,
  unit: string,
  fields: Partial<StartSuccessionRequest> = {},
): Promise<Succession> {
  const { succession } = await world.as(
    who,
    world.successions.startSuccession,
    StartSuccessionRequest.fromPartial({
      unitId: idOf(unit),
      legalRef,
      totalCount: 3,
      requestId: randomUUID(),
      ...fields,
    }),
  );
  if (!succession) throw new Error('no run');
  return succession;
}

const get = async (who: string, id: string): Promise<Succession | undefined> =>
  (await world.as(who, world.successions.getSuccession, { id })).succession;
const items = async (who: string, id: string, state: SuccessionItemState = 0) =>
  (await world.as(who, world.successions.listSuccessionItems, { id, state, pageSize: 0, pageToken: '' }))
    .items;

interface Asked {
  subject: string;
  aggregate_id: string;
  aggregate_version: number;
  data: { itemId: string; entryId: string; toPostId: string; by: { postId: string } };
}

/** What the services were asked, oldest first; waits until there are so many. */
const asked = (count: number): Promise<Asked[]> =>
  eventually(async () => {
    const rows = await world.rows<Asked>(
      `SELECT subject, aggregate_id, aggregate_version, body->'data' AS data FROM outbox
       WHERE type = 'baro.custody.v1.SuccessionAsked' ORDER BY id`,
    );
    if (rows.length < count) throw new Error(`asked ${rows.length}`);
    return rows;
  }, 30_000);

/** The answer of a service that does not hand an item over. */
async function refuse(
  command: Asked,
  reason = 'POST_VACANT',
  version = command.aggregate_version,
): Promise<void> {
  const event: Event = {
    id: randomUUID(),
    type: 'baro.custody.v1.SuccessionRefused',
    subject: 'baro.tasks.task_succession.refused.X',
    aggregateType: 'task_succession',
    aggregateId: command.aggregate_id,
    aggregateVersion: version,
    unitId: '',
    unitIds: [],
    occurTime: moved,
    actor: 'test',
    requestId: '',
    data: { ...command.data, reason, sentenceEn: 'Nobody.', sentenceVi: 'Không ai.' },
  };
  await world.service.orm.em
    .fork()
    .transactional((em) =>
      takeRefusal(world.copy, event, { em: em, now: world.clock.now, emit: () => undefined }),
    );
}

const until = (id: string, state: SuccessionState): Promise<Succession> =>
  eventually(async () => {
    const run = await get('chairman', id);
    if (run?.state !== state) throw new Error(`state ${run?.state}`);
    return run;
  }, 30_000);

describe('closed units', () => {
  it('are listed with what they and those that went with them hold, and who follows by which clause', async () => {
    const { units } = await world.as('chairman', world.successions.listClosedUnits, {});
    expect(units.map((unit) => [unit.unitId, unit.openCount, unit.overdueCount])).toEqual([
      [idOf('old-dept'), 3, 1],
      [idOf('old-commune'), 2, 0],
    ]);
    expect(units[0]).toMatchObject({ validTo: '2026-10-31', allowedActions: ['StartSuccession'] });
    expect(units[0]?.successors).toMatchObject([
      {
        unitId: idOf('new-dept'),
        relation: SuccessionRelation.WHOLE,
        legalRef: '12/NQ-HĐND, khoản 3',
        effectiveDate: '2026-11-01',
        clerk: { postId: postOf('new-clerk') },
        head: { postId: postOf('new-director') },
      },
    ]);
    expect((await world.as('official', world.successions.listClosedUnits, {})).units).toEqual([]);
    const one = await world.as('new-director', world.successions.listClosedUnits, {});
    expect(one.units.map((unit) => unit.unitId)).toEqual([idOf('old-dept')]);
  });

  it('are previewed by post and kind: the clerk to the clerk, all else to the head; parts of a unit need a choice', async () => {
    const whole = await preview('administrator', 'old-dept');
    expect(whole.totalCount).toBe(3);
    const brief = whole.groups.map((group) =>
      [
        group.from?.postId,
        group.service,
        group.itemKind,
        group.count,
        group.overdueCount,
        group.defaultTo?.postId,
      ].join(' '),
    );
    expect(brief.toSorted()).toEqual(
      [
        `${postOf('old-clerk')} documents incoming_document 1 1 ${postOf('new-clerk')}`,
        `${postOf('old-director')} tasks task 1 0 ${postOf('new-director')}`,
        `${postOf('old-official')} tasks task_part 1 0 ${postOf('new-director')}`,
      ].toSorted(),
    );
    const split = await preview('chairman', 'old-commune');
    expect(split.unit?.successors.map((unit) => unit.unitId).toSorted()).toEqual(
      [idOf('commune-a'), idOf('commune-b')].toSorted(),
    );
    expect(split.groups).toMatchObject([{ count: 2, defaultTo: undefined }]);
  });

  it('are shown to those who may hand over or oversee, and only closed ones', async () => {
    await preview('new-director', 'old-dept');
    await preview('auditor', 'old-dept');
    await expectReason(preview('new-official', 'old-dept'), 'PERMISSION_DENIED');
    await expectReason(preview('director', 'old-dept'), 'PERMISSION_DENIED');
    await expectReason(preview('council', 'old-dept'), 'PERMISSION_DENIED');
    // One of two that follow decides nothing for the other.
    await expectReason(preview('leader-a', 'old-commune'), 'PERMISSION_DENIED');
    await expectReason(preview('chairman', 'stc'), 'UNIT_IN_FORCE');
    await expectReason(preview('auditor', 'nowhere'), 'UNIT_NOT_FOUND');
    await expectReason(preview('chairman', 'nowhere'), 'PERMISSION_DENIED');
    await expectReason(
      world.as('chairman', world.successions.previewSuccession, { unitId: '' }),
      'FIELD_INVALID',
      ['unitId'],
    );
  });
});

describe('a run', () => {
  it('asks each service for its own items and is done when the ledger has heard of them all', async () => {
    const run = await start('new-director', 'old-dept');
    expect(run).toMatchObject({ state: SuccessionState.ASKED, legalRef, unitName: 'Unit old-dept' });
    expect(run.startedBy?.postId).toBe(postOf('new-director'));
    const commands = await asked(3);
    expect(
      commands.map(({ subject, data }) => [subject, data.itemId, data.toPostId].join(' ')).toSorted(),
    ).toEqual(
      [
        `baro.custody.document_succession.asked.OLD-DEPT ${document.id} ${postOf('new-clerk')}`,
        `baro.custody.task_succession.asked.OLD-DEPT ${task.id} ${postOf('new-director')}`,
        `baro.custody.task_succession.asked.OLD-DIVISION ${part.id} ${postOf('new-director')}`,
      ].toSorted(),
    );
    await world.hear(document.give('new-clerk', moved, 'succeeded').events);
    await world.hear(task.give('new-director', moved, 'succeeded').events);
    const going = await until(run.id, SuccessionState.RUNNING);
    expect(going.counts).toMatchObject([
      { service: 'documents', previewed: 1 },
      { service: 'tasks', previewed: 2 },
    ]);
    await world.hear(part.give('new-director', moved, 'succeeded').events);
    const done = await until(run.id, SuccessionState.DONE);
    expect(done.finishTime).toBeDefined();
    expect(done.counts).toMatchObject([
      { service: 'documents', previewed: 1, moved: 1, waiting: 0 },
      { service: 'tasks', previewed: 2, moved: 2, waiting: 0 },
    ]);
    const record = await items('auditor', run.id);
    expect(record.find((item) => item.itemId === document.id)).toMatchObject({
      state: SuccessionItemState.MOVED,
      from: { postId: postOf('old-clerk'), sinceTime: began },
      to: { postId: postOf('new-clerk'), personName: 'Người new-clerk' },
      dueTime: late,
      moveTime: moved,
    });
    expect(await asked(3)).toHaveLength(3);
  });

  it('asks the petitions service for what it owns', async () => {
    const petition = new ToldItem({ kind: 'petition', owner: 'hdnd' }).give(
      'old-official',
      began,
      'assigned',
    );
    await world.hear(petition.events);
    await start('new-director', 'old-dept', { totalCount: 4 });
    const commands = await asked(4);
    expect(commands.find(({ data }) => data.itemId === petition.id)).toMatchObject({
      subject: 'baro.custody.petition_succession.asked.OLD-DIVISION',
      data: { toPostId: postOf('new-director') },
    });
  });

  it('counts what ended or left meanwhile apart, and is done all the same', async () => {
    const run = await start('chairman', 'old-dept');
    await asked(3);
    await world.hear(document.give(undefined, moved, 'withdrawn').events);
    await world.hear(task.give('chairman', moved, 'reported').events);
    await world.hear(part.give('new-director', moved, 'succeeded').give('new-official', moved).events);
    const done = await until(run.id, SuccessionState.DONE);
    expect(done.counts).toMatchObject([
      { service: 'documents', closed: 1 },
      { service: 'tasks', left: 1, moved: 1 },
    ]);
    expect(
      (await items('chairman', run.id, SuccessionItemState.MOVED)).map((item) => item.to?.postId),
    ).toEqual([postOf('new-director')]);
  });

  it('believes the ledger only about what came after the preview', async () => {
    const run = await start('chairman', 'old-dept');
    await asked(3);
    const ended = document.give(undefined, moved, 'withdrawn').events;
    await world.hear(ended.slice(0, 1));
    await world.hear(task.describe({ subject: 'Khác' }, moved).events);
    expect((await get('chairman', run.id))?.counts.map((one) => one.waiting)).toEqual([1, 2]);
    await world.hear(ended);
    await until(run.id, SuccessionState.RUNNING);
  });

  it('keeps a refusal with its reason until it is tried again or settled', async () => {
    const run = await start('administrator', 'old-dept');
    const commands = await asked(3);
    await world.hear(document.give('new-clerk', moved, 'succeeded').events);
    const tasks = commands.filter(({ subject }) => subject.includes('task_'));
    for (const command of tasks) await refuse(command);
    const refused = await until(run.id, SuccessionState.REFUSED);
    expect(refused.allowedActions).toEqual(['RetrySuccession', 'SettleSuccession']);
    expect(await items('chairman', run.id, SuccessionItemState.REFUSED)).toMatchObject([
      { reason: 'POST_VACANT', reasonVi: 'Không ai.', reasonEn: 'Nobody.' },
      { reason: 'POST_VACANT' },
    ]);
    const retry = (who: string, post: string) => {
      const request = { id: run.id, toPostId: post && postOf(post), requestId: randomUUID() };
      return world.as(who, world.successions.retrySuccession, request);
    };
    await expectReason(retry('chairman', 'leader-a'), 'NOT_SUCCESSOR');
    await expectReason(retry('auditor', ''), 'PERMISSION_DENIED');
    await retry('chairman', 'new-official');
    const again = (await asked(5)).slice(3);
    expect(again.map(({ aggregate_version: version, data }) => [version, data.toPostId])).toEqual([
      [2, postOf('new-official')],
      [2, postOf('new-official')],
    ]);
    // Late answers to the first asking change nothing.
    for (const command of again) await refuse(command, 'INTERNAL', 1);
    expect((await get('chairman', run.id))?.counts[1]).toMatchObject({ waiting: 2, refused: 0 });
    for (const command of again) await refuse(command);
    const settle = (who: string) => {
      const request = { id: run.id, reason: 'Lưu trữ', requestId: randomUUID() };
      return world.as(who, world.successions.settleSuccession, request);
    };
    await expectReason(settle('auditor'), 'PERMISSION_DENIED');
    const { succession } = await settle('new-director');
    expect(succession).toMatchObject({ settleReason: 'Lưu trữ', allowedActions: [] });
    await until(run.id, SuccessionState.DONE);
    await expectReason(settle('chairman'), 'NOTHING_REFUSED');
    await expectReason(retry('chairman', ''), 'NOTHING_REFUSED');
  });
});

describe('StartSuccession', () => {
  it('refuses what was not previewed so, has no receiver, or goes to a stranger, and leaves nothing behind', async () => {
    await expectReason(start('chairman', 'old-dept', { totalCount: 2 }), 'PREVIEW_STALE');
    await expectReason(start('chairman', 'old-commune', { totalCount: 2 }), 'TARGET_MISSING');
    const to = (toPostId: string) => [{ fromPostId: '', itemKind: '', toPostId }];
    await expectReason(start('chairman', 'old-dept', { targets: to(postOf('director')) }), 'NOT_SUCCESSOR');
    await expectReason(start('chairman', 'old-dept', { targets: to(postOf('old-clerk')) }), 'POST_NOT_FOUND');
    await expectReason(start('chairman', 'stc'), 'UNIT_IN_FORCE');
    await expectReason(start('auditor', 'old-dept'), 'PERMISSION_DENIED');
    await expectReason(start('director', 'old-dept'), 'PERMISSION_DENIED');
    await expectReason(start('chairman', 'old-dept', { legalRef: '' }), 'FIELD_INVALID', ['legalRef']);
    await expectReason(start('chairman', 'old-dept', { totalCount: 0 }), 'FIELD_INVALID', ['totalCount']);
    await expectReason(start('chairman', 'old-dept', { targets: to('x') }), 'FIELD_INVALID', [
      'targets[0].toPostId',
    ]);
    for (const table of ['successions', 'succession_items', 'succession_counts']) {
      expect(await world.rows(`SELECT * FROM ${table}`)).toEqual([]);
    }
  });

  it('takes the most exact choice for parts of a unit, acts once, and one run of a unit goes on at a time', async () => {
    const targets = [
      { fromPostId: '', itemKind: '', toPostId: postOf('leader-a') },
      { fromPostId: postOf('commune-official'), itemKind: 'incoming_document', toPostId: postOf('leader-b') },
      { fromPostId: '', itemKind: 'incoming_document', toPostId: postOf('leader-a') },
    ];
    const request = { targets, totalCount: 2, requestId: randomUUID() };
    const run = await start('chairman', 'old-commune', request);
    expect((await start('chairman', 'old-commune', request)).id).toBe(run.id);
    expect((await asked(2)).map(({ data }) => data.toPostId)).toEqual([
      postOf('leader-b'),
      postOf('leader-b'),
    ]);
    await expectReason(
      start('chairman', 'old-commune', { ...request, requestId: randomUUID() }),
      'SUCCESSION_OPEN',
    );
    const { units } = await world.as('chairman', world.successions.listClosedUnits, {});
    expect(units.find((unit) => unit.unitId === idOf('old-commune'))).toMatchObject({
      openRunId: run.id,
      allowedActions: [],
    });
  });
});

describe('runs', () => {
  it('are listed newest first to those who may see them', async () => {
    const first = await start('chairman', 'old-dept');
    const targets = [{ fromPostId: '', itemKind: '', toPostId: postOf('leader-a') }];
    const second = await start('chairman', 'old-commune', { targets, totalCount: 2 });
    const list = async (who: string, unit = '', pageToken = ''): Promise<string[]> => {
      const request = { unitId: unit && idOf(unit), pageSize: 1, pageToken };
      const page = await world.as(who, world.successions.listSuccessions, request);
      const ids = page.successions.map((run) => run.id);
      return page.nextPageToken ? [...ids, ...(await list(who, unit, page.nextPageToken))] : ids;
    };
    expect(await list('auditor')).toEqual([second.id, first.id]);
    expect(await list('new-director')).toEqual([first.id]);
    expect(await list('official')).toEqual([]);
    expect(await list('chairman', 'old-commune')).toEqual([second.id]);
    await expectReason(list('new-director', 'old-commune'), 'PERMISSION_DENIED');
    await expectReason(get('new-director', second.id), 'PERMISSION_DENIED');
    await expectReason(items('new-director', second.id), 'PERMISSION_DENIED');
    await expectReason(get('chairman', randomUUID()), 'PERMISSION_DENIED');
    await expectReason(get('auditor', randomUUID()), 'SUCCESSION_NOT_FOUND');
    const page = { id: first.id, state: 0, pageSize: 2, pageToken: '' } as const;
    const one = await world.as('chairman', world.successions.listSuccessionItems, page);
    const next = { ...page, pageToken: one.nextPageToken };
    const two = await world.as('chairman', world.successions.listSuccessionItems, next);
    expect(new Set([...one.items, ...two.items].map((item) => item.itemId)).size).toBe(3);
    expect(two.nextPageToken).toBe('');
  });
});
