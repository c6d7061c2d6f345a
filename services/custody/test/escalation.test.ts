import { execute } from '@baro/chassis';
import { endOfDay } from '@baro/directory-client';
import { ListRemindersRequest, ReminderKind } from '@baro/proto/baro/custody/v1/custody';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { escalate } from '../src/app/escalate.ts';
import { reminderMail } from '../src/mail/reminder-mail.ts';
import { postOf } from './city.ts';
import { ToldItem } from './told-item.ts';
import { at, startWorld } from './world.ts';
import type { World } from './world.ts';

let world: World;

beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

async function escalateAt(text: string): Promise<number> {
  world.clock.now = at(text);
  return escalate({ act: world.service.act, directory: world.copy });
}

/** A task the deputy of the committee assigned, held by a post and due at the end of a day. */
const task = (post: string, date: string, owner = 'ubnd'): ToldItem =>
  new ToldItem({
    kind: 'task',
    owner,
    dueTime: endOfDay(date),
    facts: { assignerPostId: postOf('deputy') },
  }).give(post, at('2026-03-02T09:00'), 'assigned');

/** Steps a post was told of an item at: `10` working days, or `2 letters`. */
async function toldTo(who: string, item: ToldItem): Promise<string[]> {
  const request = ListRemindersRequest.fromPartial({ pageSize: 200 });
  const { reminders } = await world.as(who, world.client.listReminders, request);
  return reminders
    .filter(({ itemId, kind }) => itemId === item.id && kind === ReminderKind.ESCALATED)
    .map(({ workingDays, urgingCount }) => (urgingCount ? `${urgingCount} letters` : String(workingDays)));
}

describe('the escalation ladder', () => {
  it('tells the head of the holder’s unit, then who assigned, then the chief of office, each once', async () => {
    // Due on Friday 6 March: five working days late on Friday 13, ten on the 20th, fifteen on the 27th.
    const item = task('official', '2026-03-06');
    await world.hear(item.events);
    expect(await escalateAt('2026-03-12T16:00')).toBe(0);
    expect(await escalateAt('2026-03-13T08:00')).toBe(1);
    expect(await escalateAt('2026-03-13T16:00')).toBe(0);
    expect(await toldTo('head', item)).toEqual(['5']);
    await escalateAt('2026-03-19T16:00');
    expect(await toldTo('deputy', item)).toEqual([]);
    await escalateAt('2026-03-20T08:00');
    expect(await toldTo('deputy', item)).toEqual(['10']);
    await escalateAt('2026-03-26T16:00');
    expect(await toldTo('chief', item)).toEqual([]);
    await escalateAt('2026-03-27T08:00');
    await escalateAt('2026-03-30T08:00');
    expect(await toldTo('chief', item)).toEqual(['15']);
    expect([await toldTo('head', item), await toldTo('deputy', item)]).toEqual([['5'], ['10']]);
    for (const who of ['official', 'director', 'chairman', 'force']) {
      expect(await toldTo(who, item)).toEqual([]);
    }
    const told = await world.rows<{ subject: string; data: object }>(
      `SELECT subject, body -> 'data' AS data FROM outbox
       WHERE type = 'baro.custody.v1.ReminderSent' AND body #>> '{data,itemId}' = $1 ORDER BY seq`,
      [item.id],
    );
    expect(told.map(({ subject }) => subject.split('.').at(-1))).toEqual(['NS', 'UBND', 'VP']);
    expect(told[0]?.data).toMatchObject({ postId: postOf('head'), overdue: true, workingDays: 5 });
  });

  it('tells nobody on a day off', async () => {
    const item = task('official', '2026-04-03');
    await world.hear(item.events);
    expect(await escalateAt('2026-04-12T09:00')).toBe(0);
    await escalateAt('2026-04-13T09:00');
    expect(await toldTo('head', item)).toEqual(['5']);
  });

  it('leaves who holds the item to the reminder, and begins anew in another unit and with another due time', async () => {
    const item = task('head', '2026-05-08');
    await world.hear(item.events);
    await escalateAt('2026-05-15T09:00');
    expect(await toldTo('head', item)).toEqual([]);
    item.give('director', at('2026-05-15T10:00'));
    item.give('ward-official', at('2026-05-15T11:00'));
    await world.hear(item.events);
    await escalateAt('2026-05-15T12:00');
    expect(await toldTo('ward-leader', item)).toEqual(['5']);
    item.describe({}, at('2026-05-15T13:00'), endOfDay('2026-05-29'));
    await world.hear(item.events);
    await escalateAt('2026-06-04T12:00');
    expect(await toldTo('ward-leader', item)).toEqual(['5']);
    await escalateAt('2026-06-05T12:00');
    expect(await toldTo('ward-leader', item)).toEqual(['5', '5']);
    item.give(undefined, at('2026-06-05T13:00'), 'confirmed');
    await world.hear(item.events);
    expect(await escalateAt('2026-07-30T12:00')).toBe(0);
  });

  it('tells the chief of office after two urging letters, however late; out of order events change nothing', async () => {
    const item = task('official', '2026-08-06');
    item.describe({ urgingCount: 1 }, at('2026-08-07T08:30'));
    item.describe({ urgingCount: 2 }, at('2026-08-07T09:00'));
    await world.hear([...item.events.slice(2), ...item.events.slice(0, 2)]);
    await escalateAt('2026-08-07T10:00');
    expect(await toldTo('chief', item)).toEqual(['2 letters']);
    const once = task('official', '2026-08-06').describe({ urgingCount: 1 }, at('2026-08-07T08:30'));
    await world.hear(once.events);
    await escalateAt('2026-08-07T11:00');
    expect(await toldTo('chief', once)).toEqual([]);
  });

  it('ends with the head of the unit that owns the item where no office serves it', async () => {
    const item = task('ward-official', '2026-09-04', 'ba-dinh');
    await world.hear(item.events);
    await escalateAt('2026-09-28T10:00');
    expect(await toldTo('ward-leader', item)).toEqual(['15', '5']);
  });

  it('is what is configured for the day', async () => {
    const owner = new pg.Client({ connectionString: world.service.database.migratorUrl });
    await owner.connect();
    await owner.query(
      `UPDATE escalation_steps SET valid_to = '2026-09-30';
       INSERT INTO escalation_steps (working_days, urging_count, to_whom, valid_from, legal_ref)
       VALUES (1, 0, 'HEAD', '2026-10-01', 'Quyết định 01/QĐ-UBND')`,
    );
    await owner.end();
    const item = task('official', '2026-10-01');
    await world.hear(item.events);
    await escalateAt('2026-10-02T10:00');
    expect(await toldTo('head', item)).toEqual(['1']);
    await escalateAt('2026-11-02T10:00');
    expect([await toldTo('deputy', item), await toldTo('chief', item)]).toEqual([[], []]);
    const em = world.service.orm.em.fork();
    await expect(execute(em, `DELETE FROM escalation_steps`)).rejects.toThrow(/permission denied/);
  });
});

describe('the mail of an escalated reminder', () => {
  const row = {
    id: 'id',
    item_id: 'item',
    post_id: 'post',
    unit_id: 'unit',
    due_time: endOfDay('2026-03-06'),
    kind: ReminderKind.ESCALATED,
    working_days: 5,
    urging_count: 0,
    item_kind: 'task',
    root_id: 'root',
    number_symbol: '',
    subject: 'Rà soát',
    create_time: at('2026-03-13T08:00'),
    read_time: null,
    person_id: null,
    finding_id: null,
  };

  it('says why it goes to who does not hold the item', () => {
    expect(reminderMail(row, [], '').subject).toBe(
      'Nhắc việc: đơn vị cấp dưới đã để quá hạn 5 ngày làm việc',
    );
    const letters = { ...row, working_days: 0, urging_count: 2 };
    expect(reminderMail(letters, [], '').subject).toBe('Nhắc việc: đã có 2 công văn đôn đốc mà chưa xong');
  });
});
