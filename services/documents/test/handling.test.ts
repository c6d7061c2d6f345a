import { expectReason } from '@baro/chassis/testing';
import { IncomingState, PartState } from '@baro/proto/baro/documents/v1/resources';
import type { IncomingDocument, PostHolder } from '@baro/proto/baro/documents/v1/resources';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idOf } from './city.ts';
import { Handling, routing } from './handling.ts';
import { startWorld } from './world.ts';
import type { World } from './world.ts';

let world: World;
let desk: Handling;
beforeAll(async () => {
  world = await startWorld();
  desk = new Handling(world);
});
afterAll(() => world.close());

const day = 86_400_000;
const inDays = (days: number): Date => new Date(Math.ceil(Date.now() / 1000) * 1000 + days * day);
const postOf = (holder: PostHolder | undefined): string | undefined => holder?.postId;
const held = (name: string): string => idOf(`post ${name}`);

async function routed(options: Parameters<Handling['route']>[3] = {}): Promise<IncomingDocument> {
  const { id } = await world.register('stc-clerk', 'stc');
  return desk.route('stc-director', id, 'stc-head', options);
}

describe('a document on its way', () => {
  it('goes clerk → director → head → official → finished, each hand with time, post, person, reason', async () => {
    const { id } = await world.register('stc-clerk', 'stc');
    expect((await desk.submit('stc-clerk', id, 'stc-director')).state).toBe(IncomingState.SUBMITTED);
    const due = inDays(5);
    const sent = await desk.route('stc-director', id, 'stc-head', { dueTime: due, direction: 'Đ/c xử lý' });
    expect(sent).toMatchObject({ state: IncomingState.ROUTED, direction: 'Đ/c xử lý', dueTime: due });
    await desk.accept('stc-head', id);
    await desk.handOver('stc-head', id, 'stc-official');
    await desk.accept('stc-official', id);
    const done = await desk.finish('stc-official', id, 'Đã có báo cáo');
    expect(done).toMatchObject({ state: IncomingState.FINISHED, result: 'Đã có báo cáo', holder: undefined });
    expect(done.path.map((change) => [change.reason, postOf(change.to), postOf(change.by)])).toEqual([
      ['registered', held('stc-clerk'), held('stc-clerk')],
      ['submitted', held('stc-director'), held('stc-clerk')],
      ['routed', held('stc-head'), held('stc-director')],
      ['handed_over', held('stc-official'), held('stc-head')],
      ['finished', undefined, held('stc-official')],
    ]);
    expect(done.path.map((change) => change.version)).toEqual([1, 2, 3, 4, 5]);
    expect(done.path[1]?.note).toBe('kính trình');
    expect(done.path[2]?.dueTime).toEqual(due);
    const rows = await world.rows<{ original_due_time: Date; due_time: Date }>(
      'SELECT original_due_time, due_time FROM incoming_documents WHERE id = $1',
      [id],
    );
    expect(rows[0]?.due_time).toEqual(due);
    expect(rows[0]?.original_due_time).not.toEqual(due);
  });

  it('tells what happens to the item with versions 1, 2, 3 … and every fact of the document without a gap', async () => {
    const document = await routed({ coOrdinators: [{ post: 'stc-other' }] });
    await desk.accept('stc-head', document.id);
    const events = await world.rows<{
      aggregate_type: string;
      aggregate_version: number;
      type: string;
      data: Record<string, unknown>;
    }>(
      `SELECT aggregate_type, aggregate_version, type, body->'data' AS data FROM outbox WHERE aggregate_id = $1 ORDER BY seq`,
      [document.id],
    );
    const hands = events.filter((event) => event.aggregate_type === 'item');
    expect(hands.map((event) => event.aggregate_version)).toEqual([1, 2, 3]);
    expect(hands[1]?.data).toMatchObject({
      itemKind: 'incoming_document',
      reason: 'routed',
      from: {
        postId: held('stc-clerk'),
        unitId: idOf('stc'),
        personId: idOf('person stc-clerk'),
      },
      to: {
        postId: held('stc-head'),
        unitId: idOf('stc-ns'),
        personId: idOf('person stc-head'),
      },
    });
    const facts = events.filter((event) => event.aggregate_type === 'incoming_document');
    expect(facts.map((event) => event.aggregate_version)).toEqual([1, 2, 3]);
    expect(JSON.stringify(events)).not.toContain('Người');
    const part = document.parts[0];
    const parts = await world.rows<{ data: object }>(
      `SELECT body->'data' AS data FROM outbox WHERE aggregate_id = $1`,
      [part?.id],
    );
    expect(parts[0]?.data).toMatchObject({
      itemKind: 'incoming_document_part',
      parentItemId: document.id,
      reason: 'routed',
    });
  });

  it('counts the working minutes of each hand', async () => {
    world.clock.now = new Date('2026-11-02T02:00:00Z');
    const { id } = await world.register('stc-clerk', 'stc');
    world.clock.now = new Date('2026-11-03T03:00:00Z');
    const document = await desk.submit('stc-clerk', id, 'stc-director');
    world.clock.now = undefined;
    expect(document.path[1]?.workingMinutes).toBe(8 * 60 + 60);
  });
});

describe('RouteIncomingDocument', () => {
  it('makes a part of its own for each co-ordinator, with holder and due time, and informs posts', async () => {
    const options = {
      dueTime: inDays(6),
      coOrdinators: [
        { post: 'stc-other', dueTime: inDays(3), direction: 'Cho ý kiến' },
        { post: 'stc-official' },
      ],
      informed: ['stc-clerk', 'chief'],
    };
    const document = await routed(options);
    expect(document.parts).toHaveLength(2);
    expect(document.parts[0]).toMatchObject({
      state: PartState.ROUTED,
      direction: 'Cho ý kiến',
      dueTime: options.coOrdinators[0]?.dueTime,
    });
    expect(document.parts[1]).toMatchObject({ direction: 'Giao tham mưu trả lời', dueTime: options.dueTime });
    expect(document.parts.map((part) => postOf(part.holder))).toEqual([
      held('stc-other'),
      held('stc-official'),
    ]);
    expect(document.forInformation.map((holder) => holder.postId)).toEqual([
      held('stc-clerk'),
      held('chief'),
    ]);
    expect((await desk.get('stc-other', document.id)).parts[0]?.allowedActions).toEqual([
      'AcceptItem',
      'HandOverItem',
      'SendBackItem',
    ]);
  });

  it('routes anew before acceptance: who stays keeps the part, who is left out loses it', async () => {
    const first = await routed({ coOrdinators: [{ post: 'stc-other' }, { post: 'stc-official' }] });
    const again = await desk.route('stc-director', first.id, 'stc-official', {
      coOrdinators: [{ post: 'stc-other' }],
    });
    expect(postOf(again.holder)).toBe(held('stc-official'));
    const states = new Map(again.parts.map((part) => [part.id, part.state]));
    expect(again.parts).toHaveLength(2);
    expect(states.get(first.parts[0]?.id ?? '')).toBe(PartState.ROUTED);
    expect(states.get(first.parts[1]?.id ?? '')).toBe(PartState.WITHDRAWN);
    // Back means to who held it before the routing, not to the lead who never accepted.
    const back = await desk.sendBack('stc-official', first.id);
    expect([back.state, postOf(back.holder)]).toEqual([IncomingState.REGISTERED, held('stc-clerk')]);
  });

  it('refuses what makes no routing, field by field', async () => {
    const { id } = await world.register('stc-clerk', 'stc');
    const route = (request: ReturnType<typeof routing>) =>
      world.as('stc-director', world.client.routeIncomingDocument, request);
    const twice = routing(id, 'stc-head', { coOrdinators: [{ post: 'stc-head' }], direction: ' ' });
    await expectReason(route(twice), 'FIELD_INVALID', ['coOrdinators[0].postId', 'direction']);
    await expectReason(route({ ...routing(id, 'stc-head'), lead: undefined } as never), 'FIELD_INVALID', [
      'lead',
    ]);
    const late = routing(id, 'stc-head', {
      dueTime: inDays(2),
      coOrdinators: [{ post: 'stc-other', dueTime: inDays(3) }],
    });
    await expectReason(route(late), 'FIELD_INVALID', ['coOrdinators[0].dueTime']);
    const many = routing(id, 'stc-head', { informed: Array.from({ length: 51 }, () => 'chief') });
    await expectReason(route(many), 'FIELD_INVALID', ['forInformationPostIds']);
    await expectReason(route(routing(id, 'stc-head', { dueTime: inDays(-1) })), 'DUE_TIME_PAST');
    await expectReason(route(routing(id, 'nobody')), 'POST_NOT_FOUND');
    await expectReason(route(routing(id, 'stc-vacant')), 'POST_VACANT');
    await expectReason(route(routing(id, 'ward-official')), 'FIELD_INVALID', ['lead.postId']);
    await expectReason(route(routing(id, 'auditor')), 'FIELD_INVALID', ['lead.postId']);
    expect((await desk.get('stc-clerk', id)).state).toBe(IncomingState.REGISTERED);
  });

  it("lets the People's Committee route to wards but not into the Council", async () => {
    const { id } = await world.register('clerk', 'ubnd');
    await expectReason(desk.route('chairman', id, 'hdnd-leader'), 'FIELD_INVALID', ['lead.postId']);
    const document = await desk.route('chairman', id, 'ward-leader', {
      coOrdinators: [{ post: 'stc-director' }],
    });
    expect(postOf(document.holder)).toBe(held('ward-leader'));
  });

  it("is a leader's, the chief's, or the head's it was presented to", async () => {
    const { id } = await world.register('stc-clerk', 'stc');
    for (const who of [
      'stc-clerk',
      'stc-head',
      'stc-official',
      'chairman',
      'chief',
      'task-force',
      'auditor',
      'ward-leader',
    ]) {
      await expectReason(desk.route(who, id, 'stc-official'), 'PERMISSION_DENIED');
    }
    await desk.submit('stc-clerk', id, 'stc-head');
    expect((await desk.route('stc-head', id, 'stc-official')).state).toBe(IncomingState.ROUTED);
    await desk.accept('stc-official', id);
    await expectReason(desk.route('stc-director', id, 'stc-head'), 'DOCUMENT_STATE_WRONG');
  });
});

describe('SubmitIncomingDocument', () => {
  it('presents only to who routes for the unit', async () => {
    const { id } = await world.register('stc-clerk', 'stc');
    await expectReason(desk.submit('stc-clerk', id, 'stc-official'), 'FIELD_INVALID', ['postId']);
    await expectReason(desk.submit('stc-clerk', id, 'ward-leader'), 'FIELD_INVALID', ['postId']);
    await expectReason(desk.submit('stc-clerk', id, 'nobody'), 'POST_NOT_FOUND');
    await expectReason(desk.submit('stc-clerk', id, 'stc-vacant'), 'POST_VACANT');
    await expectReason(desk.submit('stc-director', id, 'stc-director'), 'PERMISSION_DENIED');
    await desk.submit('stc-clerk', id, 'stc-director');
    const status = await expectReason(desk.submit('stc-clerk', id, 'stc-director'), 'DOCUMENT_STATE_WRONG');
    expect(status.metadata['state']).toBe('SUBMITTED');
  });
});
