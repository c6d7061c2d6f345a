import { expectReason } from '@baro/chassis/testing';
import { ListMyWorkRequest } from '@baro/proto/baro/documents/v1/incoming';
import type { ListMyWorkResponse } from '@baro/proto/baro/documents/v1/incoming';
import { DueState } from '@baro/proto/baro/documents/v1/resources';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDirectoryRows, delegationRow, idOf } from './city.ts';
import { DelegationKind } from '@baro/proto/baro/directory/v1/directory';
import { foldWorkCounts } from '../src/store/work-store.ts';
import { Handling } from './handling.ts';
import { startWorld } from './world.ts';
import type { World } from './world.ts';

let world: World;
let desk: Handling;
const now = new Date('2026-11-09T02:00:00Z');
const at = (text: string): Date => new Date(`${text}+07:00`);
const ids: Record<string, string> = {};

beforeAll(async () => {
  world = await startWorld();
  desk = new Handling(world);
  world.clock.now = new Date('2026-11-02T02:00:00Z');
  const dues = {
    late: '2026-11-06T17:00:00',
    today: '2026-11-09T17:00:00',
    soon: '2026-11-11T17:00:00',
    far: '2026-11-30T17:00:00',
  };
  for (const [name, due] of Object.entries(dues)) {
    const { id } = await world.register('stc-clerk', 'stc', { subject: name });
    const sent = await desk.route('stc-director', id, 'stc-head', {
      dueTime: at(due),
      ...(name === 'far'
        ? { coOrdinators: [{ post: 'stc-official', dueTime: at('2026-11-20T17:00:00') }] }
        : {}),
    });
    ids[name] = id;
    if (name === 'far') ids['part'] = sent.parts[0]?.id ?? '';
  }
  await desk.accept('stc-head', ids['far'] ?? '');
  world.clock.now = now;
});
afterAll(() => world.close());

const work = (who: string, request: Partial<ListMyWorkRequest> = {}): Promise<ListMyWorkResponse> =>
  world.as(who, world.client.listMyWork, ListMyWorkRequest.fromPartial(request));
const subjects = (response: ListMyWorkResponse): string[] => response.items.map((item) => item.subject);

describe('ListMyWork', () => {
  it('shows what my posts hold, due soonest first, in words, with counts over the whole list', async () => {
    const response = await work('stc-head');
    expect(subjects(response)).toEqual(['late', 'today', 'soon', 'far']);
    expect(response.counts).toEqual({ open: 4, dueSoon: 2, overdue: 1, notAccepted: 3 });
    expect(response.items.map((item) => item.dueState)).toEqual([
      DueState.OVERDUE,
      DueState.DUE_SOON,
      DueState.DUE_SOON,
      DueState.IN_TERM,
    ]);
    expect(response.items[0]).toMatchObject({
      itemKind: 'incoming_document',
      state: 'ROUTED',
      fromName: 'Bộ Tài chính',
      remainingVi: 'quá hạn 1 ngày làm việc',
      remainingEn: 'overdue by 1 working day',
      arrivalNumber: 1,
      holder: {
        postId: idOf('post stc-head'),
        personName: 'Người stc-head',
      },
    });
    expect(response.items[3]?.state).toBe('ACCEPTED');
  });

  it('shows a part as an item of its own', async () => {
    const response = await work('stc-official');
    expect(response.items).toMatchObject([
      { itemId: ids['part'], documentId: ids['far'], itemKind: 'incoming_document_part', subject: 'far' },
    ]);
  });

  it('gives one due state alone, page by page', async () => {
    expect(subjects(await work('stc-head', { dueState: DueState.OVERDUE }))).toEqual(['late']);
    expect(subjects(await work('stc-head', { dueState: DueState.IN_TERM }))).toEqual(['far']);
    expect(subjects(await work('stc-head', { dueState: DueState.LATE }))).toEqual([]);
    const first = await work('stc-head', { dueState: DueState.DUE_SOON, pageSize: 1 });
    const second = await work('stc-head', {
      dueState: DueState.DUE_SOON,
      pageSize: 1,
      pageToken: first.nextPageToken,
    });
    expect([subjects(first), subjects(second), second.nextPageToken]).toEqual([['today'], ['soon'], '']);
    expect(second.counts).toEqual(first.counts);
    await expectReason(work('stc-head', { pageToken: first.nextPageToken }), 'PAGE_TOKEN_INVALID');
    await expectReason(work('stc-head', { dueState: 99 as DueState }), 'FIELD_INVALID', ['dueState']);
  });

  it('shows nothing to who holds nothing, and the work of a post lent during absence', async () => {
    expect(await work('stc-other')).toMatchObject({ items: [], counts: { open: 0 } });
    expect(await work('ward-system')).toMatchObject({ items: [] });
    await addDirectoryRows(world.service.orm, [
      delegationRow(DelegationKind.ABSENCE, 'stc-head', 'stc-other', '2026-11-01', '2026-11-30'),
      delegationRow(DelegationKind.SIGNING, 'stc-head', 'stc-official', '2026-11-01', '2026-11-30'),
    ]);
    world.clock.now = new Date(now.getTime() + 1);
    await expect
      .poll(async () => subjects(await work('stc-other')))
      .toEqual(['late', 'today', 'soon', 'far']);
    expect(subjects(await work('stc-official'))).toEqual(['far']);
    expect((await desk.accept('stc-other', ids['late'] ?? '')).path.at(-1)?.by?.postId).toBe(
      idOf('post stc-director'),
    );
  });
});

describe('the counters', () => {
  it('are what counting would give, before and after the changes are added up', async () => {
    const posts = ['stc-head', 'stc-official', 'stc-clerk', 'stc-director'];
    const plainly = async (post: string) => {
      const rows = await world.rows(
        `SELECT count(*)::int AS open, count(*) FILTER (WHERE due_time >= $2 AND due_time <= $3)::int AS "dueSoon",
           count(*) FILTER (WHERE due_time < $2)::int AS overdue, count(*) FILTER (WHERE awaiting)::int AS "notAccepted"
         FROM items WHERE holder_post_id = $1`,
        [idOf(`post ${post}`), world.clock.now, at('2026-11-12T00:00:00')],
      );
      return rows[0];
    };
    for (const folded of [false, true]) {
      if (folded) await foldWorkCounts(world.service.orm.em.fork(), 1_000);
      for (const post of posts) {
        expect([post, (await work(post)).counts]).toEqual([post, await plainly(post)]);
      }
    }
    await desk.sendBack('stc-head', ids['today'] ?? '');
    await desk.handOver('stc-head', ids['soon'] ?? '', 'stc-official');
    for (const post of posts) expect([post, (await work(post)).counts]).toEqual([post, await plainly(post)]);
  });
});
