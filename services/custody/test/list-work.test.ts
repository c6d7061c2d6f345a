import { expectReason } from '@baro/chassis/testing';
import { DelegationKind } from '@baro/directory-client';
import { ListWorkRequest } from '@baro/proto/baro/custody/v1/custody';
import type { ListWorkResponse } from '@baro/proto/baro/custody/v1/custody';
import { DueState } from '@baro/proto/baro/custody/v1/resources';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foldPastDays, foldWorkCounts } from '../src/store/count-store.ts';
import { idOf, lent, personOf, postOf } from './city.ts';
import { ToldItem } from './told-item.ts';
import { at, startWorld } from './world.ts';
import type { World } from './world.ts';

let world: World;
const began = at('2026-11-02T09:00:00');
const items: Record<string, ToldItem> = {};

beforeAll(async () => {
  world = await startWorld();
  const dues = {
    late: '2026-11-06T17:00:00',
    'this-morning': '2026-11-09T08:30:00',
    today: '2026-11-10T00:00:00',
    soon: '2026-11-11T17:00:00',
    far: '2026-11-30T17:00:00',
  };
  for (const [subject, due] of Object.entries(dues)) {
    const awaiting = subject !== 'far';
    items[subject] = new ToldItem({ facts: { subject }, dueTime: at(due) }).give('director', began, 'routed');
    items[subject].give('head', at('2026-11-03T09:00:00'), 'handed_over', { awaiting });
  }
  items['none'] = new ToldItem({ kind: 'task', facts: { subject: 'none', fromName: '' } })
    .give('director', began, 'assigned')
    .give('head', began, 'handed_over');
  items['done'] = new ToldItem({ facts: { subject: 'done' } })
    .give('head', began)
    .give(undefined, began, 'finished');
  items['part'] = new ToldItem({
    kind: 'incoming_document_part',
    parent: items['far'],
    facts: { subject: 'part' },
  });
  items['part'].give('official', began, 'routed');
  items['unit'] = new ToldItem({ facts: { subject: 'unit' } }).give('ns', began, 'registered');
  await world.hear(Object.values(items).flatMap((item) => item.events));
});
afterAll(() => world.close());

const work = (who: string, request: Partial<ListWorkRequest> = {}): Promise<ListWorkResponse> =>
  world.as(who, world.client.listWork, ListWorkRequest.fromPartial(request));
const subjects = (response: ListWorkResponse): string[] => response.items.map((item) => item.subject);
const headWork = ['late', 'this-morning', 'today', 'soon', 'far', 'none'];

describe('ListWork', () => {
  it('shows what my posts hold, due soonest first, in words, with counts over the whole list', async () => {
    const response = await work('head');
    expect(subjects(response)).toEqual(headWork);
    expect(response.counts).toEqual({ open: 6, overdue: 2, dueSoon: 2, notAccepted: 4 });
    expect(response.items.map((item) => item.dueState)).toEqual([
      DueState.OVERDUE,
      DueState.OVERDUE,
      DueState.DUE_SOON,
      DueState.DUE_SOON,
      DueState.IN_TERM,
      DueState.NONE,
    ]);
    expect(response.items[0]).toMatchObject({
      itemId: items['late']?.id,
      itemKind: 'incoming_document',
      rootId: items['late']?.id,
      numberSymbol: '12/QĐ-BTC',
      fromName: 'Bộ Tài chính',
      state: 'ROUTED',
      awaiting: true,
      originalDueTime: at('2026-11-06T17:00:00'),
      remainingVi: 'quá hạn 1 ngày làm việc',
      remainingEn: 'overdue by 1 working day',
      holder: {
        unitId: idOf('ns'),
        postId: postOf('head'),
        personId: personOf('head'),
        personName: 'Người head',
        sinceTime: at('2026-11-03T09:00:00'),
      },
    });
    expect(response.items.at(-1)?.fromName).toBe('Người director');
  });

  it('gives a due state, what is not accepted, or some kinds alone, page by page', async () => {
    expect(subjects(await work('head', { dueState: DueState.OVERDUE }))).toEqual(['late', 'this-morning']);
    expect(subjects(await work('head', { dueState: DueState.DUE_SOON }))).toEqual(['today', 'soon']);
    expect(subjects(await work('head', { dueState: DueState.IN_TERM }))).toEqual(['far']);
    expect(subjects(await work('head', { dueState: DueState.NONE }))).toEqual(['none']);
    expect(subjects(await work('head', { dueState: DueState.LATE }))).toEqual([]);
    expect(subjects(await work('head', { notAccepted: true }))).toEqual(headWork.slice(0, 4));
    const tasks = await work('head', { itemKinds: ['task', 'task_part'] });
    expect([subjects(tasks), tasks.counts?.open]).toEqual([['none'], 1]);
    const seen: string[] = [];
    let pageToken = '';
    do {
      const page = await work('head', { pageSize: 2, pageToken });
      expect(page.counts?.open).toBe(6);
      seen.push(...subjects(page));
      pageToken = page.nextPageToken;
    } while (pageToken !== '');
    expect(seen).toEqual(headWork);
    expect((await work('head', { pageSize: 6 })).nextPageToken).toBe('');
  });

  it('shows the posts of a unit to who oversees it and to nobody else, and keeps who looked', async () => {
    const all = [...headWork, 'part', 'unit'].toSorted();
    for (const who of ['head', 'director', 'vice', 'chairman', 'deputy', 'chief', 'force', 'auditor']) {
      const response = await work(who, { unitId: idOf('ns') });
      expect([who, subjects(response).toSorted()]).toEqual([who, all]);
      expect(response.counts).toEqual({ open: 8, overdue: 2, dueSoon: 2, notAccepted: 4 });
    }
    for (const who of [
      'official',
      'colleague',
      'other',
      'clerk',
      'council',
      'ward-leader',
      'administrator',
      'ward-system',
    ]) {
      await expectReason(work(who, { unitId: idOf('ns') }), 'PERMISSION_DENIED');
    }
    await expectReason(work('head', { unitId: idOf('stc') }), 'PERMISSION_DENIED');
    const audited = await world.rows<{ account_id: string }>(
      "SELECT account_id FROM audit WHERE action = 'list' AND unit_id = $1",
      [idOf('ns')],
    );
    expect(audited).toHaveLength(8);
    const post = await work('director', { unitId: idOf('ns'), postId: postOf('official') });
    expect([subjects(post), post.counts?.open]).toEqual([['part'], 1]);
    expect(subjects(await work('director', { unitId: idOf('ns'), postId: postOf('other') }))).toEqual([]);
    await expectReason(work('director', { unitId: idOf('nowhere') }), 'PERMISSION_DENIED');
    expect(subjects(await work('auditor', { unitId: idOf('nowhere') }))).toEqual([]);
  });

  it('shows nothing to who holds nothing, and the work of a post lent for absence, not for signing', async () => {
    for (const who of ['colleague', 'auditor', 'ward-system', 'stand-in']) {
      expect(await work(who)).toMatchObject({ items: [], counts: { open: 0 }, nextPageToken: '' });
    }
    await world.learn({ delegations: [lent('head'), lent('official', DelegationKind.SIGNING)] });
    const lentWork = await work('stand-in');
    expect(subjects(lentWork)).toEqual(headWork);
    expect(new Set(lentWork.items.map((item) => item.delegationId))).toEqual(
      new Set([idOf('delegation head')]),
    );
    expect((await work('head')).items[0]?.delegationId).toBe('');
    await expectReason(work('stand-in', { unitId: idOf('stc') }), 'PERMISSION_DENIED');
    await expectReason(work('stranger'), 'CALLER_UNKNOWN');
  });

  it('refuses bad fields and pages of other lists', async () => {
    await expectReason(work('head', { postId: postOf('head') }), 'FIELD_INVALID', ['unitId']);
    await expectReason(work('head', { unitId: 'x' }), 'FIELD_INVALID', ['unitId']);
    await expectReason(work('head', { itemKinds: ['letter'] }), 'FIELD_INVALID', ['itemKinds']);
    await expectReason(work('head', { dueState: 99 as DueState }), 'FIELD_INVALID', ['dueState']);
    await expectReason(work('head', { pageSize: -1 }), 'FIELD_INVALID', ['pageSize']);
    const { nextPageToken: pageToken } = await work('head', { pageSize: 1 });
    await expectReason(work('head', { pageToken, dueState: DueState.NONE }), 'PAGE_TOKEN_INVALID');
    await expectReason(work('head', { pageToken: 'x' }), 'PAGE_TOKEN_INVALID');
  });
});

describe('the counters', () => {
  it('are what counting gives, before and after changes are added up and days go by', async () => {
    const plainly = async (post: string): Promise<unknown> => {
      const rows = await world.rows(
        `SELECT count(*)::int AS open, count(*) FILTER (WHERE due_time < $2)::int AS overdue,
           count(*) FILTER (WHERE due_time >= $2 AND due_time <= $3)::int AS "dueSoon",
           count(*) FILTER (WHERE awaiting)::int AS "notAccepted"
         FROM items WHERE holder_post_id = $1`,
        [postOf(post), world.clock.now, soonEnd],
      );
      return rows[0];
    };
    let soonEnd = at('2026-11-12T00:00:00');
    const em = world.service.orm.em.fork();
    const compare = async (): Promise<void> => {
      for (const post of ['head', 'official', 'director']) {
        expect([post, (await work(post)).counts]).toEqual([post, await plainly(post)]);
      }
    };
    await compare();
    while ((await foldWorkCounts(em, 3)) > 0);
    await compare();
    const late = items['late']?.give('official', at('2026-11-09T08:00:00'));
    const moved = items['today']?.describe(
      { awaiting: false },
      at('2026-11-09T08:00:00'),
      at('2026-11-20T17:00:00'),
    );
    await world.hear([...(late?.events.slice(-1) ?? []), ...(moved?.events.slice(-1) ?? [])]);
    await compare();
    world.clock.now = at('2026-11-13T10:00:00');
    soonEnd = at('2026-11-18T00:00:00');
    await foldWorkCounts(em, 100);
    await foldPastDays(em, '2026-11-13');
    await compare();
    const ended =
      items['late']?.give(undefined, at('2026-11-13T09:00:00'), 'finished').events.slice(-1) ?? [];
    await world.hear(ended);
    await compare();
    await foldWorkCounts(em, 100);
    await compare();
  });
});
