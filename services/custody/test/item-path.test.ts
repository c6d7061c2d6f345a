import { expectReason } from '@baro/chassis/testing';
import type { GetItemPathResponse } from '@baro/proto/baro/custody/v1/custody';
import { DueState } from '@baro/proto/baro/custody/v1/resources';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idOf, postOf } from './city.ts';
import { ToldItem } from './told-item.ts';
import { at, startWorld } from './world.ts';
import type { World } from './world.ts';

let world: World;
const due = at('2026-11-06T17:00:00');
const document = new ToldItem({ dueTime: due, facts: { subject: 'document' } })
  .give('director', at('2026-11-05T16:00:00'), 'registered')
  .give('head', at('2026-11-05T16:30:00'), 'routed', { awaiting: true });
document.describe({ state: 'ACCEPTED', awaiting: false }, at('2026-11-06T08:00:00'));
const part = new ToldItem({ kind: 'incoming_document_part', parent: document, facts: { subject: 'part' } });
part.give('other', at('2026-11-05T16:30:00'), 'routed');
const endedPart = new ToldItem({
  kind: 'incoming_document_part',
  parent: document,
  facts: { subject: 'ended' },
})
  .give('colleague', at('2026-11-05T16:30:00'), 'routed')
  .give(undefined, at('2026-11-06T08:30:00'), 'finished');
const wardItem = new ToldItem({ owner: 'ba-dinh' }).give(
  'ward-official',
  at('2026-11-05T16:30:00'),
  'registered',
);
const wardPetition = new ToldItem({ kind: 'petition', owner: 'ba-dinh' }).give(
  'ward-official',
  at('2026-11-05T16:30:00'),
  'recorded',
);

beforeAll(async () => {
  world = await startWorld();
  await world.hear([document, part, endedPart, wardItem, wardPetition].flatMap((item) => item.events));
});
afterAll(() => world.close());

const path = (who: string, itemId: string): Promise<GetItemPathResponse> =>
  world.as(who, world.client.getItemPath, { itemId });

describe('GetItemPath', () => {
  it('shows where a petition lies to everybody who works here, and of other items not', async () => {
    expect((await path('other', wardPetition.id)).item?.holder?.postId).toBe(postOf('ward-official'));
    await expectReason(path('other', wardItem.id), 'PERMISSION_DENIED');
  });

  it('shows the way through hands with the working minutes at each, over a weekend, and who waits for whom', async () => {
    const response = await path('head', document.id);
    expect(response.item).toMatchObject({
      itemId: document.id,
      state: 'ACCEPTED',
      dueState: DueState.OVERDUE,
      holder: { postId: postOf('head') },
    });
    expect(response.path).toMatchObject([
      {
        version: 1,
        from: undefined,
        to: { personName: 'Người director' },
        reason: 'registered',
        heldWorkingMinutes: 30,
      },
      // Thursday 16:30 to Monday 09:00: half an hour, Friday, an hour.
      {
        version: 2,
        from: { personName: 'Người director' },
        reason: 'routed',
        dueTime: due,
        heldWorkingMinutes: 30 + 480 + 60,
      },
    ]);
    expect(response.ageWorkingMinutes).toBe(600);
    expect(response.waitsFor.map((item) => item.subject)).toEqual(['part']);
    expect(response.waitedForBy).toBeUndefined();
    expect((await path('other', part.id)).waitedForBy?.itemId).toBe(document.id);
    expect((await path('colleague', endedPart.id)).waitedForBy).toBeUndefined();
  });

  it('ends the clock with the item', async () => {
    const response = await path('director', endedPart.id);
    expect(response.item).toMatchObject({ holder: undefined, sinceTime: undefined, remainingVi: '' });
    expect(response.path.map((change) => change.heldWorkingMinutes)).toEqual([60, 0]);
    expect(response.ageWorkingMinutes).toBe(60);
  });

  it('is seen by who holds or held any item of the document and by those over them, and by nobody else', async () => {
    for (const who of [
      'head',
      'other',
      'colleague',
      'director',
      'vice',
      'chairman',
      'chief',
      'force',
      'auditor',
    ]) {
      expect([who, (await path(who, document.id)).item?.itemId]).toEqual([who, document.id]);
    }
    for (const who of [
      'official',
      'council',
      'ward-leader',
      'administrator',
      'ward-system',
      'stand-in',
      'clerk',
    ]) {
      await expectReason(path(who, document.id), 'PERMISSION_DENIED');
    }
    expect((await path('ward-system', wardItem.id)).path).toHaveLength(1);
    await expectReason(path('director', wardItem.id), 'PERMISSION_DENIED');
    await expectReason(path('stranger', document.id), 'CALLER_UNKNOWN');
  });

  it('tells of what is not there only the auditor, refuses bad ids, keeps who looked', async () => {
    await expectReason(path('auditor', idOf('nothing')), 'ITEM_NOT_FOUND');
    await expectReason(path('chairman', idOf('nothing')), 'PERMISSION_DENIED');
    await expectReason(path('head', ''), 'FIELD_INVALID', ['itemId']);
    await expectReason(path('head', 'x'), 'FIELD_INVALID', ['itemId']);
    const count = async (): Promise<number> =>
      (await world.rows("SELECT FROM audit WHERE action = 'read_path'")).length;
    const before = await count();
    await path('head', document.id);
    await path('official', document.id).catch(() => undefined);
    expect(await count()).toBe(before + 1);
  });
});
