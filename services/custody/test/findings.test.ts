import { randomUUID } from 'node:crypto';
import { expectReason } from '@baro/chassis/testing';
import { Holding } from '@baro/proto/baro/directory/v1/directory';
import { ListRemindersRequest, ReminderKind } from '@baro/proto/baro/custody/v1/custody';
import { FindingRule, FindingState } from '@baro/proto/baro/custody/v1/findings';
import type { Finding } from '@baro/proto/baro/custody/v1/findings';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { idOf, lent, personOf, postOf } from './city.ts';
import { Findings, looped } from './findings-world.ts';
import { at, now, startWorld } from './world.ts';
import type { World } from './world.ts';

let world: World;
let findings: Findings;
beforeAll(async () => {
  world = await startWorld();
  findings = new Findings(world);
});
afterAll(async () => {
  findings.close();
  await world.close();
});
beforeEach(() => {
  world.clock.now = now;
});

/** Three working days after Monday 9 November are over. */
const over = at('2026-11-13T08:00:00');

/** A loop by the colleague, or by another one. */
async function made(hands: [string, string] = ['official', 'colleague']): Promise<Finding> {
  const item = looped('stc', hands);
  await world.hear(item.events);
  const [finding] = await findings.list(hands[1], { itemId: item.id });
  if (!finding) throw new Error('no finding');
  return finding;
}

const idsOf = async (...asked: Parameters<Findings['list']>): Promise<string[]> =>
  (await findings.list(...asked)).map(({ id }) => id);

describe('GetFinding', () => {
  it('says rule, parameters and facts to the named person', async () => {
    const { id } = await made();
    const finding = await findings.get('colleague', id);
    expect(finding).toMatchObject({
      etag: '1',
      rule: FindingRule.LOOP,
      state: FindingState.AWAITING_REPLY,
      numberSymbol: '12/QĐ-BTC',
      changeVersion: 3,
      changeTime: at('2026-11-05T09:00:00'),
      named: { postId: postOf('colleague'), personName: 'Người colleague', unitName: 'Unit ns' },
      createTime: now,
      replyDueTime: at('2026-11-13T00:00:00'),
      reply: '',
      allowedActions: ['ReplyToFinding'],
    });
    expect(finding.parameters).toEqual([
      { name: 'reply_working_days', value: 3, validFrom: '2026-01-01', legalRef: 'configured' },
      { name: 'days_back', value: 30, validFrom: '2026-01-01', legalRef: 'configured' },
    ]);
    expect(finding.facts?.heldWorkingMinutes).toBe(480);
    expect(
      finding.facts?.changes.map(({ version, from, to, reason }) => [
        version,
        from?.postId,
        to?.postId,
        reason,
      ]),
    ).toEqual([
      [2, postOf('official'), postOf('colleague'), 'handed_over'],
      [3, postOf('colleague'), postOf('official'), 'handed_over'],
    ]);
    expect(finding.concludedBy).toBeUndefined();
  });

  it('is refused to everybody else until the reply, or until the time for it is over', async () => {
    const { id } = await made();
    const others = [
      'official',
      'head',
      'director',
      'chairman',
      'auditor',
      'force',
      'administrator',
      'ward-system',
    ];
    for (const who of others) await expectReason(findings.get(who, id), 'PERMISSION_DENIED');
    world.clock.now = new Date(at('2026-11-13T00:00:00').getTime() - 1);
    await expectReason(findings.get('head', id), 'PERMISSION_DENIED');
    world.clock.now = at('2026-11-13T00:00:00');
    expect((await findings.get('head', id)).allowedActions).toEqual(['ConcludeFinding']);
    world.clock.now = now;
    await findings.reply('colleague', id);
    for (const who of ['head', 'director', 'chairman']) {
      const finding = await findings.get(who, id);
      expect(finding.reply).toBe('Đã báo cáo lãnh đạo.');
      expect(finding.allowedActions).toEqual(['ConcludeFinding']);
    }
    expect((await findings.get('auditor', id)).allowedActions).toEqual([]);
    for (const who of ['official', 'vice', 'chief', 'force', 'council', 'administrator', 'ward-system']) {
      await expectReason(findings.get(who, id), 'PERMISSION_DENIED');
    }
    const audited = await world.rows(
      "SELECT FROM audit WHERE subject_type = 'finding' AND action = 'read' AND details->'ids' ? $1",
      [id],
    );
    expect(audited).toHaveLength(5);
  });

  it('tells of what is not there only the auditor, and refuses bad ids', async () => {
    await expectReason(findings.get('head', randomUUID()), 'PERMISSION_DENIED');
    await expectReason(findings.get('auditor', randomUUID()), 'FINDING_NOT_FOUND');
    await expectReason(findings.get('head', 'x'), 'FIELD_INVALID', ['id']);
    await expectReason(findings.get('head', ''), 'FIELD_INVALID', ['id']);
  });

  it('stays the named person’s without any post, and is no stand-in’s', async () => {
    const { id } = await made(['official', 'other']);
    await world.learn({ delegations: [lent('other')] }, 2);
    await expectReason(findings.get('stand-in', id), 'PERMISSION_DENIED');
    await expectReason(findings.reply('stand-in', id), 'PERMISSION_DENIED');
    const ended = {
      postId: postOf('other'),
      personId: personOf('other'),
      validFrom: '2020-01-01',
      validTo: '2026-11-06',
    };
    await world.learn({ holdings: [Holding.fromPartial({ id: idOf('holding other'), ...ended })] }, 3);
    expect(await idsOf('other')).toContain(id);
    const answer = await findings.reply('other', id);
    expect(answer.finding?.state).toBe(FindingState.REPLIED);
  });
});

describe('ReplyToFinding', () => {
  it('takes the reply of the named person once, and tells without its words', async () => {
    const { id } = await made();
    const requestId = randomUUID();
    world.clock.now = at('2026-11-10T09:00:00');
    const first = await findings.reply('colleague', id, {
      requestId,
      etag: '1',
      text: '  Việc của phòng khác.  ',
    });
    expect(first.finding).toMatchObject({
      state: FindingState.REPLIED,
      etag: '2',
      reply: 'Việc của phòng khác.',
      replyTime: at('2026-11-10T09:00:00'),
      allowedActions: [],
    });
    const again = { requestId, etag: '1', text: '  Việc của phòng khác.  ' };
    expect(await findings.reply('colleague', id, again)).toEqual(first);
    await expectReason(findings.reply('colleague', id), 'FINDING_STATE_WRONG');
    const events = await world.rows<{ subject: string; body: { data: unknown; unitIds: string[] } }>(
      'SELECT subject, body FROM outbox WHERE aggregate_id = $1 ORDER BY seq',
      [id],
    );
    expect(events.map(({ subject }) => subject)).toEqual(['baro.custody.finding.replied.NS']);
    expect(events[0]?.body.data).toEqual({ findingId: id, replyTime: '2026-11-10T02:00:00.000Z' });
    const audits = await world.rows('SELECT action, details FROM audit WHERE subject_id = $1', [id]);
    expect(audits).toEqual([{ action: 'reply', details: {} }]);
  });

  it('comes late as well, while nobody has concluded', async () => {
    const [{ id }, other] = [await made(), await made()];
    world.clock.now = over;
    expect((await findings.get('colleague', id)).allowedActions).toEqual(['ReplyToFinding']);
    expect((await findings.reply('colleague', id)).finding?.state).toBe(FindingState.REPLIED);
    await findings.conclude('head', other.id);
    await expectReason(findings.reply('colleague', other.id), 'FINDING_STATE_WRONG');
  });

  it('refuses others, a stale etag and bad fields', async () => {
    const { id } = await made();
    for (const who of ['official', 'head', 'chairman', 'auditor', 'ward-system']) {
      await expectReason(findings.reply(who, id), 'PERMISSION_DENIED');
    }
    await expectReason(findings.reply('colleague', randomUUID()), 'PERMISSION_DENIED');
    await expectReason(findings.reply('colleague', id, { etag: '2' }), 'ETAG_STALE');
    await expectReason(findings.reply('colleague', 'x', { text: ' ', requestId: '' }), 'FIELD_INVALID', [
      'id',
      'requestId',
      'text',
    ]);
    await expectReason(findings.reply('colleague', id, { text: 'ộ'.repeat(2001) }), 'FIELD_INVALID', [
      'text',
    ]);
    const longest = await findings.reply('colleague', id, { text: 'ộ'.repeat(2000) });
    expect(longest.finding?.state).toBe(FindingState.REPLIED);
  });
});

describe('ConcludeFinding', () => {
  it('upholds or dismisses with a reason, once', async () => {
    const { id } = await made();
    await findings.reply('colleague', id);
    const requestId = randomUUID();
    const asked = { requestId, etag: '2', conclusion: FindingState.UPHELD, reason: ' Chưa xử lý gì. ' };
    const first = await findings.conclude('director', id, asked);
    expect(first.finding).toMatchObject({
      state: FindingState.UPHELD,
      etag: '3',
      conclusionReason: 'Chưa xử lý gì.',
      concludedBy: { postId: postOf('director'), personName: 'Người director' },
      concludeTime: now,
      allowedActions: [],
    });
    expect(await findings.conclude('director', id, asked)).toEqual(first);
    await expectReason(findings.conclude('head', id), 'FINDING_STATE_WRONG');
    const [last] = await world.rows<{ subject: string; body: { data: unknown } }>(
      'SELECT subject, body FROM outbox WHERE aggregate_id = $1 ORDER BY seq DESC LIMIT 1',
      [id],
    );
    expect(last?.subject).toBe('baro.custody.finding.concluded.NS');
    expect(last?.body.data).toEqual({ findingId: id, conclusion: 'UPHELD', concludeTime: now.toISOString() });
  });

  it('waits for the reply or the end of the time for it', async () => {
    const { id } = await made();
    await expectReason(findings.conclude('head', id), 'PERMISSION_DENIED');
    world.clock.now = over;
    expect((await findings.conclude('head', id)).finding?.state).toBe(FindingState.DISMISSED);
  });

  it('is for who heads the unit or one above it, never for the named person, who is the head here', async () => {
    const { id } = await made(['official', 'head']);
    await findings.reply('head', id);
    for (const who of [
      'head',
      'official',
      'vice',
      'auditor',
      'force',
      'council',
      'ward-leader',
      'ward-system',
    ]) {
      await expectReason(findings.conclude(who, id), 'PERMISSION_DENIED');
    }
    expect((await findings.conclude('director', id)).finding?.concludedBy?.postId).toBe(postOf('director'));
  });

  it('refuses a stale etag and bad fields', async () => {
    const { id } = await made();
    await findings.reply('colleague', id);
    await expectReason(findings.conclude('head', id, { etag: '1' }), 'ETAG_STALE');
    for (const conclusion of [0, 1, 2] as const) {
      await expectReason(findings.conclude('head', id, { conclusion }), 'FIELD_INVALID', ['conclusion']);
    }
    await expectReason(findings.conclude('head', '', { reason: '', requestId: 'x' }), 'FIELD_INVALID', [
      'id',
      'requestId',
      'reason',
    ]);
    await expectReason(findings.conclude('head', id, { reason: 'ộ'.repeat(2001) }), 'FIELD_INVALID', [
      'reason',
    ]);
  });
});

describe('ListFindings', () => {
  it('lists one’s own, newest first, in pages, by rule, state and days', async () => {
    const who = 'ward-official';
    const all: string[] = [];
    for (let count = 0; count < 5; count += 1) all.unshift((await made(['official', who])).id);
    expect(await idsOf(who)).toEqual(all);
    const pages: string[][] = [];
    let pageToken = '';
    do {
      const request = {
        unitId: '',
        rule: 0,
        state: 0,
        dateFrom: '',
        dateTo: '',
        itemId: '',
        pageSize: 2,
        pageToken,
      } as const;
      const page = await findings.as(who, findings.client.listFindings, request);
      pages.push(page.findings.map(({ id }) => id));
      pageToken = page.nextPageToken;
    } while (pageToken !== '');
    expect(pages).toEqual([all.slice(0, 2), all.slice(2, 4), all.slice(4)]);
    await findings.reply(who, all[1] ?? '');
    expect(await idsOf(who, { state: FindingState.REPLIED })).toEqual([all[1]]);
    expect(await idsOf(who, { rule: FindingRule.LOOP })).toEqual(all);
    expect(await idsOf(who, { rule: FindingRule.LATE_HAND_OVER })).toEqual([]);
    expect(await idsOf(who, { dateFrom: '2026-11-09', dateTo: '2026-11-09' })).toEqual(all);
    expect(await idsOf(who, { dateFrom: '2026-11-10' })).toEqual([]);
    expect(await idsOf(who, { dateTo: '2026-11-08' })).toEqual([]);
    expect((await findings.list(who))[0]?.facts).toBeUndefined();
    expect(await idsOf('ward-system')).toEqual([]);
  });

  it('shows those of a unit to who answers for its people, without those still with the named person', async () => {
    const [replied, kept] = [await made(), await made()];
    await findings.reply('colleague', replied.id);
    for (const who of ['head', 'director', 'chairman', 'auditor']) {
      const ids = await idsOf(who, { unitId: idOf('ns') });
      expect(ids).toContain(replied.id);
      expect(ids).not.toContain(kept.id);
    }
    // What is kept takes no place on a page either.
    expect(await idsOf('head', { unitId: idOf('ns'), pageSize: 1 })).toEqual([replied.id]);
    expect(await idsOf('director', { unitId: idOf('stc') })).toContain(replied.id);
    expect(await idsOf('chairman', { unitId: idOf('ubnd') })).toContain(replied.id);
    expect(await idsOf('director', { unitId: idOf('tcdn') })).not.toContain(replied.id);
    for (const who of ['colleague', 'vice', 'force', 'chief', 'council', 'ward-leader', 'ward-system']) {
      await expectReason(findings.list(who, { unitId: idOf('ns') }), 'PERMISSION_DENIED');
    }
    world.clock.now = over;
    expect(await idsOf('head', { unitId: idOf('ns') })).toContain(kept.id);
    const audited = await world.rows(
      "SELECT FROM audit WHERE subject_type = 'finding' AND action = 'list' AND unit_id = $1",
      [idOf('ns')],
    );
    expect(audited.length).toBeGreaterThanOrEqual(5);
  });

  it('shows those of an item to each who may see them', async () => {
    const { id, itemId } = await made();
    expect(await idsOf('head', { itemId })).toEqual([]);
    expect(await idsOf('colleague', { itemId })).toEqual([id]);
    await findings.reply('colleague', id);
    expect(await idsOf('head', { itemId })).toEqual([id]);
    expect(await idsOf('head', { itemId, unitId: idOf('ns') })).toEqual([id]);
    expect(await idsOf('official', { itemId })).toEqual([]);
  });

  it('refuses bad fields and tokens of other lists, and tells the auditor of units that are not there', async () => {
    await expectReason(findings.list('head', { unitId: 'x', itemId: 'y' }), 'FIELD_INVALID', [
      'unitId',
      'itemId',
    ]);
    const odd = { rule: 9 as FindingRule, state: -1 as FindingState, dateFrom: '2026-02-30', dateTo: 'x' };
    await expectReason(findings.list('head', odd), 'FIELD_INVALID', ['rule', 'state', 'dateFrom', 'dateTo']);
    await expectReason(
      findings.list('head', { dateFrom: '2026-11-02', dateTo: '2026-11-01' }),
      'FIELD_INVALID',
      ['dateTo'],
    );
    await expectReason(findings.list('head', { pageSize: -1 }), 'FIELD_INVALID', ['pageSize']);
    await expectReason(findings.list('head', { pageToken: 'x' }), 'PAGE_TOKEN_INVALID');
    await expectReason(findings.list('head', { unitId: randomUUID() }), 'PERMISSION_DENIED');
    await expectReason(findings.list('auditor', { unitId: randomUUID() }), 'UNIT_NOT_FOUND');
  });
});

describe('the notice of a finding', () => {
  const unread = async (who: string) =>
    (await world.as(who, world.client.listReminders, ListRemindersRequest.fromPartial({ unread: true })))
      .reminders;

  it('reaches the named person alone, not who else acts in the post, and is read by that person', async () => {
    await world.learn({ delegations: [lent('colleague')] }, 4);
    const { id, replyDueTime } = await made();
    const mine = (await unread('colleague')).filter((reminder) => reminder.findingId === id);
    expect(mine).toMatchObject([
      { kind: ReminderKind.FINDING, dueTime: replyDueTime, postId: postOf('colleague') },
    ]);
    for (const who of ['stand-in', 'head', 'official', 'ward-system']) {
      expect((await unread(who)).filter((reminder) => reminder.findingId === id)).toEqual([]);
    }
    const ids = mine.map((reminder) => reminder.id);
    const { readReminders } = world.client;
    const read = (who: string) => world.as(who, readReminders, { ids, requestId: randomUUID() });
    expect((await read('stand-in')).readCount).toBe(0);
    expect((await read('colleague')).readCount).toBe(1);
    expect((await unread('colleague')).filter((reminder) => reminder.findingId === id)).toEqual([]);
  });
});
