import { openClient } from '@baro/chassis';
import { endOfDay, localDateOf } from '@baro/directory-client';
import {
  DwellGrouping,
  ListDwellTimesRequest,
  ListRemindersRequest,
  ListWorkRequest,
} from '@baro/proto/baro/custody/v1/custody';
import { FindingServiceClient, ListFindingsRequest } from '@baro/proto/baro/custody/v1/findings';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { escalate } from '../src/app/escalate.ts';
import { remind } from '../src/app/remind.ts';
import { overdueByKind } from '../src/app/watch-overdue.ts';
import { foldPastDays, foldWorkCounts } from '../src/store/count-store.ts';
import { findFindings } from '../src/store/finding-store.ts';
import { lockUnmailed } from '../src/store/reminder-store.ts';
import { idOf, postOf } from './city.ts';
import { Findings } from './findings-world.ts';
import { letter } from './letters.ts';
import { ToldItem } from './told-item.ts';
import { at, now, startWorld } from './world.ts';
import type { World } from './world.ts';

let world: World;
let findings: Findings;

const late = at('2026-11-06T17:00:00');
const thisMorning = at('2026-11-09T08:30:00');

/** Everybody who oversees something, with the units they oversee; the head of the unit that decides among them. */
const overseers: [who: string, unit: string][] = [
  ['chairman', 'ubnd'],
  ['chief', 'stc'],
  ['force', 'ns'],
  ['auditor', 'ubnd'],
  ['auditor', 'old-ward'],
  ['director', 'stc'],
  ['vice', 'ns'],
  ['head', 'ns'],
  ['ward-leader', 'ba-dinh'],
];

/** Letters in every hand and at every time that a list, a count or a rule looks at. */
function letters(): ToldItem[] {
  return [
    // Overdue, to and fro with nothing done, as a rule of the findings would have it.
    letter({ dueTime: late })
      .give('vice', at('2026-11-02T09:00:00'), 'received')
      .give('official', at('2026-11-03T09:00:00'), 'routed')
      .give('colleague', at('2026-11-04T09:00:00'))
      .give('official', at('2026-11-05T09:00:00')),
    letter({ dueTime: thisMorning }).give('official', at('2026-11-03T09:00:00'), 'received'),
    letter({ owner: 'ba-dinh' }).give('ward-official', at('2026-11-03T09:00:00'), 'received', {
      awaiting: true,
    }),
    letter({ owner: 'ba-dinh', dueTime: late }).give('old-ward', at('2026-10-20T09:00:00'), 'received'),
    letter()
      .give('other', at('2026-11-03T09:00:00'), 'received')
      .give(undefined, at('2026-11-04T09:00:00'), 'disposed'),
  ];
}

const open = (post: string, dueTime?: Date): ToldItem =>
  new ToldItem(dueTime ? { dueTime } : {}).give(post, at('2026-11-03T09:00:00'), 'routed');

async function fold(): Promise<void> {
  const em = world.service.orm.em.fork();
  while ((await foldWorkCounts(em, 100)) > 0);
  await foldPastDays(em, localDateOf(world.clock.now));
}

beforeAll(async () => {
  world = await startWorld();
  findings = new Findings(world);
  const items = [open('official', late), open('ward-official'), open('old-ward'), open('director')];
  const ended = open('other').give(undefined, at('2026-11-04T10:00:00'), 'finished');
  await world.hear([...items, ended].flatMap((item) => item.events));
  await fold();
});
afterAll(async () => {
  findings.close();
  await world.close();
});
beforeEach(() => {
  world.clock.now = now;
});

const workOf = (who: string, fields: Partial<ListWorkRequest> = {}) =>
  world.as(who, world.client.listWork, ListWorkRequest.fromPartial(fields));
const mapOf = (who: string, unit: string, asOfTime?: Date) =>
  world.as(who, world.client.getUnitMap, { unitId: idOf(unit), asOfTime });

/** What each overseer is told by a question, before letters come, when they came, and when they are counted in. */
async function unchangedBy<Answer>(ask: (who: string, unit: string) => Promise<Answer>): Promise<void> {
  const all = async (): Promise<unknown[]> => {
    const told: unknown[] = [];
    for (const [who, unit] of overseers) told.push([who, unit, await ask(who, unit)]);
    return told;
  };
  const before = await all();
  await world.hear(letters().flatMap((item) => item.events));
  expect(await all()).toEqual(before);
  await fold();
  expect(await all()).toEqual(before);
}

describe('to everybody else there is no letter', () => {
  it('in the work list of a unit and its counts, whatever is asked for', async () => {
    await unchangedBy((who, unit) => workOf(who, { unitId: idOf(unit) }));
    await unchangedBy((who) => workOf(who, { unitId: idOf('ns'), postId: postOf('official') }).catch(String));
    await unchangedBy((who, unit) => workOf(who, { unitId: idOf(unit), itemKinds: ['complaint'] }));
    const { items, counts } = await workOf('director', { unitId: idOf('ns'), itemKinds: ['complaint'] });
    expect([items, counts?.open]).toEqual([[], 0]);
  });

  it('in the map of a unit: units below, posts, what is overdue since this morning', async () => {
    await unchangedBy((who, unit) => mapOf(who, unit));
  });

  it('in the map of the past: what lay there then and went, and what lies there still', async () => {
    await unchangedBy((who, unit) => mapOf(who, unit, at('2026-11-03T10:00:00')));
    await unchangedBy((who, unit) => mapOf(who, unit, at('2026-11-08T10:00:00')));
  });

  it.each([DwellGrouping.UNIT, DwellGrouping.POST, DwellGrouping.LEVEL])(
    'in dwell times by grouping %s',
    async (grouping) => {
      const period = { dateFrom: '2026-11-01', dateTo: '2026-11-30', grouping };
      await unchangedBy((who, unit) => {
        const request = ListDwellTimesRequest.fromPartial({ ...period, unitId: idOf(unit) });
        return world.as(who, world.client.listDwellTimes, request);
      });
    },
  );

  it('in dwell times by person', async () => {
    const period = { dateFrom: '2026-11-01', dateTo: '2026-11-30', grouping: DwellGrouping.PERSON };
    await unchangedBy((who, unit) => {
      const request = ListDwellTimesRequest.fromPartial({ ...period, unitId: idOf(unit) });
      return world.as(who, world.client.listDwellTimes, request).catch(String);
    });
  });

  it('in findings: no rule looks at one, so that nobody is named for a letter', async () => {
    world.clock.now = at('2026-11-27T08:00:00');
    const client = openClient(FindingServiceClient, world.service.address);
    await unchangedBy((who, unit) => {
      const request = ListFindingsRequest.fromPartial({ unitId: idOf(unit) });
      return findings.as(who, client.listFindings, request).catch(String);
    });
    client.close();
    const [item] = letters();
    await world.hear(item?.events ?? []);
    const found = await findFindings(
      world.service.orm.em.fork(),
      { itemId: item?.id ?? '' },
      { rule: 0, state: 0, from: undefined, until: undefined },
      10,
      undefined,
    );
    expect(found).toEqual([]);
  });

  it('in the event feed of any unit, not even where a description comes before what says its kind', async () => {
    const feeds = () => world.rows('SELECT unit_id, last_sequence FROM feed_units ORDER BY unit_id');
    const before = await feeds();
    const item = letter({ owner: 'ba-dinh' })
      .give('ward-official', at('2026-11-03T09:00:00'), 'received')
      .describe({ state: 'CLASSIFIED' }, at('2026-11-03T10:00:00'));
    await world.hear(item.events.slice(1));
    await world.hear(item.events.slice(0, 1));
    await world.hear(letters().flatMap((one) => one.events));
    expect(await feeds()).toEqual(before);
    const document = open('ward-official');
    await world.hear(document.events);
    expect(await feeds()).not.toEqual(before);
  });

  it('in what the pages of a unit hear live', async () => {
    const [first] = letters();
    const describedFirst = letter().give('official', late).describe({}, late).events.slice(1);
    expect(await world.hear([...(first?.events ?? []), ...describedFirst])).toEqual([]);
    expect(await world.hear(open('official').events)).toHaveLength(1);
  });

  it('in the overdue items of the city that operators see', async () => {
    const read = () => overdueByKind(world.service.orm.em.fork(), localDateOf(now));
    const before = await read();
    await world.hear(letters().flatMap((item) => item.events));
    expect(await read()).toEqual(before);
    expect(before.map(({ labels }) => labels.kind)).not.toContain('complaint');
  });

  it('on the escalation ladder, however late and urged', async () => {
    const item = letter({ dueTime: late }).give('official', at('2026-11-02T09:00:00'), 'received');
    item.describe({ urgingCount: 3, assignerPostId: postOf('deputy') }, at('2026-11-03T09:00:00'));
    const document = open('official', late);
    await world.hear([...item.events, ...document.events]);
    world.clock.now = at('2026-12-18T09:00:00');
    await escalate({ act: world.service.act, directory: world.copy });
    const told = await world.rows<{ item_id: string }>('SELECT item_id FROM item_escalations');
    expect(told.map((row) => row.item_id)).toContain(document.id);
    expect(told.map((row) => row.item_id)).not.toContain(item.id);
  });
});

describe('who holds a letter', () => {
  it('has it in the own work list and its counts, and once handed over no more', async () => {
    const before = (await workOf('colleague')).counts?.open ?? 0;
    const item = letter({ dueTime: late })
      .give('official', at('2026-11-03T09:00:00'), 'received')
      .give('colleague', at('2026-11-04T09:00:00'));
    await world.hear(item.events);
    const mine = await workOf('colleague', { itemKinds: ['complaint'] });
    expect(mine.items.map(({ itemId, subject }) => [itemId, subject])).toContainEqual([
      item.id,
      'Đơn khiếu nại',
    ]);
    expect((await workOf('colleague')).counts?.open).toBe(before + 1);
    await fold();
    expect((await workOf('colleague')).counts?.open).toBe(before + 1);
    await world.hear(item.give('vice', at('2026-11-05T09:00:00')).events);
    expect((await workOf('colleague')).counts?.open).toBe(before);
    expect((await workOf('vice')).items.map(({ itemId }) => itemId)).toContain(item.id);
  });

  it('is reminded of it in the pages, without a mail and without a word to the unit', async () => {
    const item = letter({ dueTime: endOfDay('2027-01-20') }).give(
      'other',
      at('2026-11-03T09:00:00'),
      'received',
    );
    const document = new ToldItem({ dueTime: endOfDay('2027-01-20') }).give(
      'other',
      at('2026-11-03T09:00:00'),
    );
    await world.hear([...item.events, ...document.events]);
    world.clock.now = at('2027-01-18T08:00:00');
    const { act } = world.service;
    await remind({
      act,
      clock: () => world.clock.now,
      directory: world.copy,
      days: { ahead: [3], overdue: [] },
    });
    const remindedOf = async (who: string): Promise<string[]> => {
      const request = ListRemindersRequest.fromPartial({ pageSize: 200 });
      return (await world.as(who, world.client.listReminders, request)).reminders.map(({ itemId }) => itemId);
    };
    expect(await remindedOf('other')).toEqual(expect.arrayContaining([item.id, document.id]));
    for (const who of ['director', 'official', 'chairman', 'head']) {
      expect(await remindedOf(who)).not.toContain(item.id);
    }
    const told = await world.rows<{ id: string }>(
      `SELECT body #>> '{data,itemId}' AS id FROM outbox WHERE type = 'baro.custody.v1.ReminderSent'`,
    );
    expect(told.map(({ id }) => id)).toContain(document.id);
    expect(told.map(({ id }) => id)).not.toContain(item.id);
    const mails = await lockUnmailed(world.service.orm.em.fork(), new Date(0), 1_000);
    expect(mails.map((row) => row.item_id)).toContain(document.id);
    expect(mails.map((row) => row.item_id)).not.toContain(item.id);
  });
});
