import { randomUUID } from 'node:crypto';
import { expectReason } from '@baro/chassis/testing';
import { IncomingDocument, Secrecy, Urgency } from '@baro/proto/baro/documents/v1/resources';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Handling } from './handling.ts';
import { idsOf } from './listing.ts';
import { startWorld } from './world.ts';
import type { World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

async function update(
  who: string,
  id: string,
  fields: Partial<IncomingDocument>,
  options: { mask?: string[]; duplicateReason?: string; etag?: string } = {},
): Promise<IncomingDocument> {
  const request = {
    id,
    document: IncomingDocument.fromPartial(fields),
    updateMask: options.mask ?? Object.keys(fields),
    duplicateReason: options.duplicateReason ?? '',
    etag: options.etag ?? '',
    requestId: randomUUID(),
  };
  const { document } = await world.as(who, world.client.updateIncomingDocument, request);
  if (!document) throw new Error('no document');
  return document;
}

describe('UpdateIncomingDocument', () => {
  it('changes the fields of the mask alone, named as programs or as browsers write them', async () => {
    const before = await world.register('stc-clerk', 'stc', { description: 'cũ', pageCount: 3 });
    const after = await update(
      'stc-clerk',
      before.id,
      { subject: 'Trích yếu mới', pageCount: 9, description: 'bỏ qua' },
      { mask: ['subject', 'page_count', 'signer.full_name'] },
    );
    expect(after).toMatchObject({
      subject: 'Trích yếu mới',
      pageCount: 9,
      description: 'cũ',
      etag: '2',
      arrivalNumber: before.arrivalNumber,
    });
    expect(after.signer?.fullName).toBe('');
  });

  it('is found by its new words and no more by the old', async () => {
    const { id } = await world.register('stc-clerk', 'stc', { subject: 'quýt hồng miền tây' });
    await update('stc-clerk', id, { subject: 'vải thiều lục ngạn' });
    expect(await idsOf(world, 'stc-clerk', { query: 'quyt hong' })).toEqual([]);
    expect(await idsOf(world, 'stc-clerk', { query: 'vai thieu' })).toEqual([id]);
  });

  it('counts the due time anew for a new urgency, keeps one typed by hand, and never the first one over', async () => {
    const before = await world.register('stc-clerk', 'stc');
    const urgent = await update('stc-clerk', before.id, { urgency: Urgency.URGENT });
    expect(urgent.dueTime?.getTime()).toBeLessThan(before.dueTime?.getTime() ?? 0);
    const typed = new Date(Date.now() + 3_600_000);
    await update('stc-clerk', before.id, { dueTime: typed });
    const again = await update('stc-clerk', before.id, { urgency: Urgency.NORMAL });
    expect(again.dueTime).toEqual(typed);
    const rows = await world.rows('SELECT original_due_time FROM incoming_documents WHERE id = $1', [
      before.id,
    ]);
    expect(rows).toEqual([{ original_due_time: before.dueTime }]);
    const items = await world.rows('SELECT due_time FROM items WHERE id = $1', [before.id]);
    expect(items).toEqual([{ due_time: typed }]);
  });

  it('warns when the change makes it like another, and takes it with a reason', async () => {
    const one = await world.register('stc-clerk', 'stc');
    const two = await world.register('stc-clerk', 'stc');
    const { number } = one;
    await expectReason(update('stc-clerk', two.id, { number }), 'DUPLICATE_DOCUMENT');
    const taken = await update('stc-clerk', two.id, { number }, { duplicateReason: 'bản sao' });
    expect(taken).toMatchObject({ duplicateReason: 'bản sao', duplicateIds: [one.id] });
    await update('stc-clerk', one.id, { subject: 'không đổi số' });
  });

  it('refuses what must not be: mask, fields, secrecy, state, right, etag', async () => {
    const { id, etag } = await world.register('stc-clerk', 'stc');
    await expectReason(update('stc-clerk', id, {}, { mask: [] }), 'FIELD_INVALID', ['updateMask']);
    await expectReason(
      update('stc-clerk', id, {}, { mask: ['form', 'arrivalTime', 'state'] }),
      'FIELD_INVALID',
      ['updateMask[0]', 'updateMask[1]', 'updateMask[2]'],
    );
    await expectReason(update('stc-clerk', id, { subject: '' }), 'FIELD_INVALID', ['document.subject']);
    await expectReason(update('stc-clerk', id, { secrecy: Secrecy.SECRET }), 'DOCUMENT_CLASSIFIED');
    await expectReason(update('stc-official', id, { subject: 'x' }), 'PERMISSION_DENIED');
    await expectReason(update('stc-director', id, { subject: 'x' }), 'PERMISSION_DENIED');
    await expectReason(update('stc-clerk', randomUUID(), { subject: 'x' }), 'PERMISSION_DENIED');
    await update('stc-clerk', id, { subject: 'x' }, { etag });
    await expectReason(update('stc-clerk', id, { subject: 'y' }, { etag }), 'ETAG_STALE');
    await new Handling(world).route('stc-director', id, 'stc-head');
    await expectReason(update('stc-clerk', id, { subject: 'z' }), 'DOCUMENT_STATE_WRONG');
  });
});
