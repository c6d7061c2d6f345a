import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { openLog } from '@baro/chassis';
import { expectReason } from '@baro/chassis/testing';
import { DelegationKind, endOfDay } from '@baro/directory-client';
import { ListRemindersRequest, ReminderKind } from '@baro/proto/baro/custody/v1/custody';
import type { Reminder } from '@baro/proto/baro/custody/v1/custody';
import { Holding } from '@baro/proto/baro/directory/v1/directory';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { remind } from '../src/app/remind.ts';
import { sendMails } from '../src/app/send-mails.ts';
import { openMailer } from '../src/mail/mailer.ts';
import { idOf, lent, personOf, postOf } from './city.ts';
import { looped } from './findings-world.ts';
import { ToldItem } from './told-item.ts';
import { at, startWorld } from './world.ts';
import type { World } from './world.ts';

let world: World;
const days = { ahead: [15, 7, 3], overdue: [1, 5] };

beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const due = (post: string, date: string): ToldItem =>
  new ToldItem({ dueTime: endOfDay(date) }).give(post, at('2026-11-02T09:00'), 'routed');

async function remindAt(text: string): Promise<number> {
  world.clock.now = at(text);
  const { act } = world.service;
  return remind({ act, clock: () => world.clock.now, directory: world.copy, days });
}

async function remindersOf(who: string, unread = false): Promise<Reminder[]> {
  const request = ListRemindersRequest.fromPartial({ unread });
  return (await world.as(who, world.client.listReminders, request)).reminders;
}

const kindsOf = (reminders: readonly Reminder[], item: ToldItem) =>
  reminders
    .filter((reminder) => reminder.itemId === item.id)
    .map(({ kind, workingDays }) => `${kind === ReminderKind.AHEAD ? 'ahead' : 'overdue'} ${workingDays}`);

describe('reminders', () => {
  it('go to who holds the item, once a step, ahead and overdue', async () => {
    const item = due('official', '2026-11-18');
    await world.hear(item.events);
    // Seven working days from Monday 9 November: 10, 11, 12, 13, 16, 17, 18.
    await remindAt('2026-11-09T08:00');
    await remindAt('2026-11-09T16:00');
    expect(kindsOf(await remindersOf('official'), item)).toEqual(['ahead 7']);
    await remindAt('2026-11-13T08:00');
    await remindAt('2026-11-16T08:00');
    // Thursday 19 is one working day late; Wednesday 25 is five, the 24th being off (NQ 28/2026/QH16) is not known here.
    await remindAt('2026-11-19T08:00');
    await remindAt('2026-11-25T08:00');
    expect(kindsOf(await remindersOf('official'), item)).toEqual([
      'overdue 5',
      'overdue 1',
      'ahead 3',
      'ahead 7',
    ]);
    expect(kindsOf(await remindersOf('colleague'), item)).toEqual([]);
  });

  it('start anew with another due time or another holder, and end with the item', async () => {
    const item = due('official', '2026-12-04');
    await world.hear(item.events);
    await remindAt('2026-12-01T08:00');
    expect(kindsOf(await remindersOf('official'), item)).toEqual(['ahead 3']);
    item.describe({}, at('2026-12-01T09:00'), endOfDay('2026-12-10'));
    await world.hear(item.events);
    await remindAt('2026-12-01T10:00');
    expect(kindsOf(await remindersOf('official'), item)).toEqual(['ahead 7', 'ahead 3']);
    item.give('colleague', at('2026-12-01T11:00'));
    await world.hear(item.events);
    await remindAt('2026-12-01T12:00');
    expect(kindsOf(await remindersOf('colleague'), item)).toEqual(['ahead 7']);
    item.give(undefined, at('2026-12-02T09:00'), 'finished');
    await world.hear(item.events);
    expect(await remindAt('2026-12-09T08:00')).toBe(0);
  });

  it('are told as an event of the unit that holds the item', async () => {
    const item = due('other', '2026-12-15');
    await world.hear(item.events);
    await remindAt('2026-12-11T08:00');
    const told = await world.rows<{ subject: string; body: { data: object } }>(
      "SELECT subject, body FROM outbox WHERE type = 'baro.custody.v1.ReminderSent' AND body->'data'->>'itemId' = $1",
      [item.id],
    );
    expect(told).toHaveLength(1);
    expect(told[0]?.subject).toBe('baro.custody.reminder.sent.TCDN');
    expect(told[0]?.body.data).toMatchObject({ postId: postOf('other'), workingDays: 3 });
  });

  it('are marked read by who acts in the post, once, and by nobody else', async () => {
    const item = due('head', '2027-01-06');
    await world.hear(item.events);
    await remindAt('2027-01-05T08:00');
    const [reminder] = await remindersOf('head', true);
    if (!reminder) throw new Error('nobody was reminded');
    const { readReminders } = world.client;
    const request = { ids: [reminder.id], requestId: randomUUID() };
    const foreign = { ...request, requestId: randomUUID() };
    expect((await world.as('colleague', readReminders, foreign)).readCount).toBe(0);
    expect((await world.as('head', readReminders, request)).readCount).toBe(1);
    expect((await world.as('head', readReminders, request)).readCount).toBe(1);
    const again = { ...request, requestId: randomUUID() };
    expect((await world.as('head', readReminders, again)).readCount).toBe(0);
    expect(await remindersOf('head', true)).toEqual([]);
    const audited = await world.rows('SELECT FROM audit WHERE request_id = $1', [request.requestId]);
    expect(audited).toHaveLength(1);
  });

  it('refuses what is no list of reminders by field', async () => {
    const { readReminders } = world.client;
    const none = world.as('head', readReminders, { ids: [], requestId: randomUUID() });
    await expectReason(none, 'FIELD_INVALID', ['ids']);
    const wrong = world.as('head', readReminders, { ids: ['x'], requestId: '' });
    await expectReason(wrong, 'FIELD_INVALID', ['requestId', 'ids[0]']);
    const many = Array.from({ length: 201 }, () => randomUUID());
    const tooMany = world.as('head', readReminders, { ids: many, requestId: randomUUID() });
    await expectReason(tooMany, 'FIELD_INVALID', ['ids']);
  });

  it('come in pages', async () => {
    const items = Array.from({ length: 5 }, () => due('vice', '2027-01-14'));
    for (const item of items) await world.hear(item.events);
    await remindAt('2027-01-12T08:00');
    const { listReminders } = world.client;
    const first = await world.as('vice', listReminders, ListRemindersRequest.fromPartial({ pageSize: 3 }));
    const second = await world.as(
      'vice',
      listReminders,
      ListRemindersRequest.fromPartial({ pageSize: 3, pageToken: first.nextPageToken }),
    );
    const ids = [...first.reminders, ...second.reminders].map((reminder) => reminder.itemId);
    expect(new Set(ids)).toEqual(new Set(items.map((item) => item.id)));
    expect(second.nextPageToken).toBe('');
    expect(first.unreadCount).toBe(5);
  });
});

interface Received {
  to: string[];
  text: string;
}

/** A real mail server on loopback; refuses while `refuses` says so. */
async function mailServer(
  refuses: () => boolean,
): Promise<{ url: string; mails: Received[]; stop: () => void }> {
  const mails: Received[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        if (refuses()) return done(new Error('no room'));
        const to = session.envelope.rcptTo.map((one) => one.address);
        mails.push({ to, text: Buffer.concat(chunks).toString() });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo; // listens on a port, so it is no pipe
  return { url: `smtp://127.0.0.1:${port}`, mails, stop: () => server.close() };
}

describe('mails of reminders', () => {
  it('reach the address of who holds the post, once, and are tried again while the server refuses', async () => {
    let full = true;
    const server = await mailServer(() => full);
    const mailer = openMailer(server.url, 'baro@example.vn');
    if (!mailer) throw new Error('no mailer');
    const item = due('colleague', '2027-01-20');
    await world.hear(item.events);
    await remindAt('2027-01-18T08:00');
    const deps = {
      act: world.service.act,
      directory: world.copy,
      mailer,
      publicUrl: 'https://baro.example.vn',
      log: openLog('custody', 'silent'),
    };
    await sendMails(deps);
    expect(server.mails).toEqual([]);
    full = false;
    await sendMails(deps);
    await sendMails(deps);
    mailer.close();
    server.stop();
    const mine = server.mails.filter(({ to }) => to.includes('colleague@example.vn'));
    expect(mine).toHaveLength(1);
    expect(mine[0]?.to).toEqual(['colleague@example.vn']);
    expect(mine[0]?.text).toContain(`Message-ID: <`);
    expect(mine[0]?.text.replaceAll('=\r\n', '')).toContain(`https://baro.example.vn/incoming/${item.id}`);
  });

  it('of a finding reach the named person alone, and say nothing of what was found', async () => {
    world.clock.now = at('2026-11-09T09:00');
    const server = await mailServer(() => false);
    const mailer = openMailer(server.url, 'baro@example.vn');
    if (!mailer) throw new Error('no mailer');
    // Somebody else has followed in the post since.
    const ended = {
      id: idOf('holding colleague'),
      postId: postOf('colleague'),
      personId: personOf('colleague'),
    };
    const next = { id: idOf('holding next'), postId: postOf('colleague'), personId: personOf('stand-in') };
    const holdings = [
      Holding.fromPartial({ ...ended, validFrom: '2020-01-01', validTo: '2026-11-06' }),
      Holding.fromPartial({ ...next, validFrom: '2026-11-07' }),
    ];
    await world.learn({ holdings }, 5);
    const item = looped();
    await world.hear(item.events);
    const [finding] = await world.rows<{ id: string }>('SELECT id FROM findings WHERE item_id = $1', [
      item.id,
    ]);
    const { act } = world.service;
    const log = openLog('custody', 'silent');
    await sendMails({ act, directory: world.copy, mailer, publicUrl: 'https://baro.example.vn', log });
    mailer.close();
    server.stop();
    const link = `https://baro.example.vn/findings/${finding?.id}`;
    const mine = server.mails.filter(({ text }) => text.replaceAll('=\r\n', '').includes(link));
    expect(mine.map(({ to }) => to)).toEqual([['colleague@example.vn']]);
    expect(mine[0]?.text).not.toContain('official');
  });

  it('reach who stands in for the holder as a reminder in the pages', async () => {
    await world.learn({ delegations: [lent('other', DelegationKind.ABSENCE)] });
    world.clock.now = at('2026-11-12T08:00');
    const item = due('other', '2026-11-13');
    await world.hear(item.events);
    await remindAt('2026-11-12T08:00');
    expect(kindsOf(await remindersOf('stand-in'), item)).toEqual(['ahead 3']);
  });
});
