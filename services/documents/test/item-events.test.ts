import { randomUUID } from 'node:crypto';
import { IncomingDocument, OutgoingDocument, Urgency } from '@baro/proto/baro/documents/v1/resources';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idOf } from './city.ts';
import { Drafting } from './drafting.ts';
import { Handling } from './handling.ts';
import { descriptionsOf, itemEvents } from './item-events.ts';
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

async function correct(id: string, fields: Partial<IncomingDocument>): Promise<void> {
  const document = IncomingDocument.fromPartial(fields);
  const request = { id, document, updateMask: Object.keys(fields), duplicateReason: '', etag: '' };
  const method = world.client.updateIncomingDocument;
  await world.as('stc-clerk', method, { ...request, requestId: randomUUID() });
}

describe('what the ledger is told of an incoming document', () => {
  it('is every change of hands and every description, under one rising version', async () => {
    const { id, dueTime } = await world.register('stc-clerk', 'stc', { number: '163', symbol: 'KH-UBND' });
    await desk.route('stc-director', id, 'stc-head');
    await desk.accept('stc-head', id);
    const shown = await desk.handOver('stc-head', id, 'stc-official');
    const events = await itemEvents(world, id);
    expect(events.map(({ verb, version }) => [verb, version])).toEqual([
      ['changed_hands', 1],
      ['changed_hands', 2],
      ['described', 3],
      ['changed_hands', 4],
    ]);
    expect(shown.path.map(({ version }) => version)).toEqual([1, 2, 3]);
    const rows = await world.rows('SELECT version, event_version FROM items WHERE id = $1', [id]);
    expect(rows).toEqual([{ version: 3, event_version: 4 }]);
    expect(events.map(({ facts }) => [facts['state'], facts['awaiting'] ?? false])).toEqual([
      ['REGISTERED', false],
      ['ROUTED', true],
      ['ACCEPTED', false],
      ['ROUTED', true],
    ]);
    expect(events[2]?.facts).toEqual({
      rootId: id,
      numberSymbol: '163/KH-UBND',
      subject: 'Về việc giao dự toán ngân sách năm 2027',
      fromName: 'Bộ Tài chính',
      state: 'ACCEPTED',
      urgency: Urgency.NORMAL,
      originalDueTime: dueTime?.toISOString(),
    });
    expect(events[2]).toMatchObject({ dueTime: dueTime?.toISOString() });
    expect(events[2]?.unitIds).toContain(idOf('stc-ns'));
  });

  it('stores with a registration the version its event has', async () => {
    const { id } = await world.register('stc-clerk', 'stc');
    const rows = await world.rows('SELECT version, event_version FROM items WHERE id = $1', [id]);
    expect(rows).toEqual([{ version: 1, event_version: 1 }]);
    expect((await itemEvents(world, id)).map(({ version }) => version)).toEqual([1]);
  });

  it.each([
    [{ number: '9001' }, { numberSymbol: '9001/QĐ-BTC' }],
    [{ symbol: 'TB-BTC' }, { numberSymbol: expect.stringMatching(/\/TB-BTC$/) }],
    [{ subject: 'Trích yếu đã sửa' }, { subject: 'Trích yếu đã sửa' }],
    [{ issuerName: 'Bộ Y tế' }, { fromName: 'Bộ Y tế' }],
    [{ urgency: Urgency.URGENT }, { urgency: Urgency.URGENT }],
  ])('says a correction of %j', async (fields, facts) => {
    const { id } = await world.register('stc-clerk', 'stc');
    await correct(id, fields);
    expect(await descriptionsOf(world, id)).toMatchObject([{ version: 2, facts }]);
  });

  it('says a due time moved, beside the first, and nothing of what lists do not show', async () => {
    const { id, dueTime } = await world.register('stc-clerk', 'stc');
    const moved = inDays(40);
    await correct(id, { dueTime: moved });
    await correct(id, { fileCode: 'HS-01', description: 'ghi chú' });
    const originalDueTime = dueTime?.toISOString();
    expect(await descriptionsOf(world, id)).toMatchObject([
      { dueTime: moved.toISOString(), facts: { originalDueTime } },
    ]);
  });
});

describe('what the ledger is told of a part', () => {
  async function withPart(dueTime: Date) {
    const { id } = await world.register('stc-clerk', 'stc');
    const coOrdinators = [{ post: 'stc-other', dueTime }];
    const { parts } = await desk.route('stc-director', id, 'stc-head', { coOrdinators, dueTime: inDays(30) });
    return { id, partId: parts[0]?.id ?? '' };
  }

  it('is shown under its document, with its own state and due time', async () => {
    const due = inDays(5);
    const { id, partId } = await withPart(due);
    await desk.accept('stc-other', partId);
    const dueTime = due.toISOString();
    const facts = { rootId: id, fromName: 'Bộ Tài chính', state: 'ACCEPTED', originalDueTime: dueTime };
    expect(await descriptionsOf(world, partId)).toMatchObject([{ version: 2, dueTime, facts }]);
    expect(await descriptionsOf(world, id)).toEqual([]);
    await desk.finish('stc-other', partId);
    expect((await itemEvents(world, partId)).at(-1)).toMatchObject({
      verb: 'changed_hands',
      version: 3,
      facts: { state: 'FINISHED' },
    });
  });

  it('says another due time of a part kept in a new routing, and keeps the first', async () => {
    const [due, later] = [inDays(5), inDays(6)];
    const { id, partId } = await withPart(due);
    const routeWith = (dueTime: Date) =>
      desk.route('stc-director', id, 'stc-official', { coOrdinators: [{ post: 'stc-other', dueTime }] });
    await routeWith(due);
    expect(await descriptionsOf(world, partId)).toEqual([]);
    await routeWith(later);
    expect(await descriptionsOf(world, partId)).toMatchObject([
      { version: 2, dueTime: later.toISOString(), facts: { originalDueTime: due.toISOString() } },
    ]);
  });

  it('says a correction of the document whose lead sent it back', async () => {
    const { id, partId } = await withPart(inDays(5));
    await desk.sendBack('stc-head', id);
    await correct(id, { subject: 'Trích yếu đã sửa' });
    await correct(id, { dueTime: inDays(50) });
    expect(await descriptionsOf(world, partId)).toMatchObject([
      { version: 2, facts: { subject: 'Trích yếu đã sửa', state: 'ROUTED', awaiting: true } },
    ]);
  });
});

describe('what the ledger is told of an outgoing document', () => {
  it('is its number, and what a draft changes in lists', async () => {
    const drafting = new Drafting(world);
    const { id } = await drafting.draft();
    const document = OutgoingDocument.fromPartial({ subject: 'Kế hoạch đã sửa', fileCode: 'HS-02' });
    for (const updateMask of [['fileCode'], ['subject']]) {
      const request = { id, document, updateMask, etag: '', requestId: randomUUID() };
      await drafting.as('stc-official', drafting.client.updateOutgoingDocument, request);
    }
    const { numberSymbol } = await drafting.number(id);
    await drafting.issue(id);
    drafting.close();
    const events = await itemEvents(world, id);
    expect(events.map(({ verb, version, facts }) => [verb, version, facts['state']])).toEqual([
      ['changed_hands', 1, 'DRAFTED'],
      ['described', 2, 'DRAFTED'],
      ['described', 3, 'NUMBERED'],
      ['changed_hands', 4, 'ISSUED'],
    ]);
    expect(events[0]?.facts['numberSymbol']).toBeUndefined();
    expect(events[1]?.facts).toMatchObject({ rootId: id, subject: 'Kế hoạch đã sửa' });
    expect(events[2]?.facts).toMatchObject({ numberSymbol });
    const rows = await world.rows('SELECT version, event_version FROM items WHERE id = $1', [id]);
    expect(rows).toEqual([{ version: 2, event_version: 4 }]);
  });
});
