import { randomUUID } from 'node:crypto';
import { eventually, expectReason } from '@baro/chassis/testing';
import { StartSuccessionRequest, SuccessionState } from '@baro/proto/baro/custody/v1/successions';
import type { Succession, SuccessionTarget } from '@baro/proto/baro/custody/v1/successions';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { takeRefusal } from '../src/events/succession-refusals.ts';
import { idOf, postOf } from './city.ts';
import { letter } from './letters.ts';
import { ToldItem } from './told-item.ts';
import { at, startWorld } from './world.ts';
import type { World } from './world.ts';

let world: World;
const began = at('2026-10-02T09:00:00');
const moved = at('2026-11-09T09:30:00');

/** Letters of a department that ended: its clerk's, and one of an official of its division. */
let clerks: ToldItem;
let officials: ToldItem;

beforeEach(async () => {
  world = await startWorld();
  clerks = letter({ owner: 'old-dept', dueTime: began }).give('old-clerk', began, 'received');
  officials = letter({ owner: 'old-dept' }).give('old-official', began, 'received');
  await world.hear([...clerks.events, ...officials.events]);
});
afterEach(() => world.close());

const closed = async (who: string, unit = 'old-dept') => {
  const { units } = await world.as(who, world.successions.listClosedUnits, {});
  return units.find((one) => one.unitId === idOf(unit));
};
const preview = (who: string, unit = 'old-dept') =>
  world.as(who, world.successions.previewSuccession, { unitId: idOf(unit) });

async function start(
  who: string,
  totalCount: number,
  unit = 'old-dept',
  targets: SuccessionTarget[] = [],
): Promise<Succession> {
  const request = {
    unitId: idOf(unit),
    legalRef: '15/QĐ-UBND',
    totalCount,
    targets,
    requestId: randomUUID(),
  };
  const { startSuccession } = world.successions;
  const { succession } = await world.as(who, startSuccession, StartSuccessionRequest.fromPartial(request));
  if (!succession) throw new Error('no run');
  return succession;
}

const get = async (who: string, id: string): Promise<Succession | undefined> =>
  (await world.as(who, world.successions.getSuccession, { id })).succession;
const listed = async (who: string): Promise<string[]> => {
  const request = { unitId: idOf('old-dept'), pageSize: 0, pageToken: '' };
  const { successions } = await world.as(who, world.successions.listSuccessions, request);
  return successions.map((run) => run.id);
};

interface Asked {
  subject: string;
  entry_id: string;
  tries: number;
  unit_ids: string[];
  data: { itemId: string; toPostId: string };
}

/** What services were asked for, oldest first; waits until there are so many. */
const asked = (count: number): Promise<Asked[]> =>
  eventually(async () => {
    const rows = await world.rows<Asked>(
      `SELECT subject, aggregate_id AS entry_id, aggregate_version AS tries, coalesce(body->'unitIds', '[]') AS unit_ids, body->'data' AS data
       FROM outbox WHERE type = 'baro.custody.v1.SuccessionAsked' ORDER BY id`,
    );
    if (rows.length < count) throw new Error(`asked ${rows.length}`);
    return rows;
  }, 30_000);

const progress = async (): Promise<number> =>
  (await world.rows(`SELECT FROM outbox WHERE type = 'baro.custody.v1.SuccessionProgressed'`)).length;
const statesOf = async (item: ToldItem): Promise<number[]> =>
  (
    await world.rows<{ state: number }>('SELECT state FROM succession_items WHERE item_id = $1 ORDER BY id', [
      item.id,
    ])
  ).map((row) => row.state);
const stateIs = (item: ToldItem, states: number[]): Promise<void> =>
  eventually(async () => expect(await statesOf(item)).toEqual(states), 30_000);

describe('letters of a closed unit', () => {
  it('are counted to the head of the one unit that follows, and to nobody else', async () => {
    for (const who of ['chairman', 'administrator', 'auditor', 'force', 'chief']) {
      expect([who, await closed(who)]).toEqual([who, undefined]);
      const { groups, totalCount, unit } = await preview(who);
      expect([who, groups, totalCount, unit?.openCount]).toEqual([who, [], 0, 0]);
    }
    expect(await closed('new-director')).toMatchObject({ openCount: 2, overdueCount: 1 });
    const { groups, totalCount } = await preview('new-director');
    expect(totalCount).toBe(2);
    const brief = groups.map(({ itemKind, defaultTo }) => `${itemKind} ${defaultTo?.postId}`);
    const expected = [`complaint ${postOf('new-clerk')}`, `complaint ${postOf('new-director')}`];
    expect(brief.toSorted()).toEqual(expected.toSorted());
    await expectReason(start('chairman', 2), 'PREVIEW_STALE');
  });

  it('go with the rest, by the role of who held them, unseen, and hold no run up', async () => {
    const document = new ToldItem({ owner: 'old-dept' }).give('old-director', began, 'registered');
    await world.hear(document.events);
    const run = await start('chairman', 1, 'old-dept', [
      { fromPostId: '', itemKind: '', toPostId: postOf('new-official') },
    ]);
    const commands = await asked(3);
    const of = (item: ToldItem): Asked | undefined => commands.find(({ data }) => data.itemId === item.id);
    expect(of(document)?.data.toPostId).toBe(postOf('new-official'));
    expect(of(clerks)).toMatchObject({
      subject: 'baro.custody.complaint_succession.asked.none',
      unit_ids: [],
      data: { toPostId: postOf('new-clerk') },
    });
    expect(of(officials)?.data.toPostId).toBe(postOf('new-director'));
    expect((await get('chairman', run.id))?.counts).toMatchObject([{ service: 'documents', previewed: 1 }]);
    await world.hear(document.give('new-official', moved, 'succeeded').events);
    await eventually(
      async () => expect((await get('chairman', run.id))?.state).toBe(SuccessionState.DONE),
      30_000,
    );
    const told = await progress();
    await world.hear(clerks.give('new-clerk', moved, 'succeeded').events);
    await stateIs(clerks, [3]);
    expect(await progress()).toBe(told);
    for (const who of ['chairman', 'new-director']) {
      const request = { id: run.id, state: 0, pageSize: 0, pageToken: '' } as const;
      const { items } = await world.as(who, world.successions.listSuccessionItems, request);
      expect(items.map((item) => item.itemId)).toEqual([document.id]);
    }
  });

  it('alone make a run that only the head of the unit that follows starts and sees', async () => {
    const run = await start('new-director', 2);
    expect(run).toMatchObject({ state: SuccessionState.DONE, counts: [] });
    await asked(2);
    expect(await progress()).toBe(0);
    await expectReason(get('chairman', run.id), 'PERMISSION_DENIED');
    await expectReason(get('auditor', run.id), 'SUCCESSION_NOT_FOUND');
    expect([await listed('chairman'), await listed('auditor')]).toEqual([[], []]);
    expect(await listed('new-director')).toEqual([run.id]);
    await world.hear(clerks.give('new-clerk', moved, 'succeeded').events);
    await stateIs(clerks, [3]);
    expect((await closed('new-director'))?.openCount).toBe(1);
  });

  it('that a service refuses show in no run, are not tried again by others, and can be asked for anew', async () => {
    const document = new ToldItem({ owner: 'old-dept' }).give('old-director', began, 'registered');
    await world.hear(document.events);
    const run = await start('chairman', 1);
    for (const command of await asked(3)) {
      await refuse(command, command.data.itemId === document.id ? 'tasks' : 'complaints');
    }
    await stateIs(clerks, [6]);
    const shown = await get('chairman', run.id);
    expect(shown).toMatchObject({ state: SuccessionState.REFUSED, counts: [{ refused: 1 }] });
    const request = { id: run.id, toPostId: '', requestId: randomUUID() };
    await world.as('chairman', world.successions.retrySuccession, request);
    await asked(4);
    expect(await statesOf(clerks)).toEqual([6]);
    await world.hear(document.give('new-director', moved, 'succeeded').events);
    await eventually(
      async () => expect((await get('chairman', run.id))?.state).toBe(SuccessionState.DONE),
      30_000,
    );
    const again = { ...request, requestId: randomUUID() };
    await expectReason(world.as('chairman', world.successions.retrySuccession, again), 'NOTHING_REFUSED');
    await start('new-director', 2);
    await stateIs(clerks, [6, 2]);
  });

  it('cannot be found out by a choice made for letters', async () => {
    const document = new ToldItem({ owner: 'old-commune' }).give('commune-official', began, 'registered');
    const one = letter({ owner: 'old-commune' }).give('commune-official', began, 'received');
    await world.hear([...document.events, ...one.events]);
    await start('chairman', 1, 'old-commune', [
      { fromPostId: '', itemKind: '', toPostId: postOf('leader-a') },
      { fromPostId: '', itemKind: 'complaint', toPostId: postOf('director') },
    ]);
    expect((await asked(1)).map(({ data }) => data.itemId)).toEqual([document.id]);
    expect(await statesOf(one)).toEqual([]);
    expect(await closed('leader-a', 'old-commune')).toBeUndefined();
  });
});

async function refuse({ entry_id: entryId, tries, data }: Asked, service: string): Promise<void> {
  const event = {
    id: randomUUID(),
    type: 'baro.custody.v1.SuccessionRefused',
    subject: `baro.${service}.x_succession.refused.X`,
    aggregateType: 'x_succession',
    aggregateId: entryId,
    aggregateVersion: tries,
    unitId: '',
    unitIds: [],
    occurTime: moved,
    actor: 'test',
    requestId: '',
    data: { ...data, entryId, reason: 'POST_VACANT', sentenceEn: 'Nobody.', sentenceVi: 'Không ai.' },
  };
  const { orm } = world.service;
  await orm.em
    .fork()
    .transactional((em) =>
      takeRefusal(world.copy, event, { em, now: world.clock.now, emit: () => undefined }),
    );
}
