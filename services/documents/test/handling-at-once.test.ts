import { expectReason } from '@baro/chassis/testing';
import { DueState, IncomingState } from '@baro/proto/baro/documents/v1/resources';
import { ListIncomingDocumentsRequest } from '@baro/proto/baro/documents/v1/incoming';
import type { PostHolder } from '@baro/proto/baro/documents/v1/resources';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idOf } from './city.ts';
import { Handling } from './handling.ts';
import { startWorld } from './world.ts';
import type { World } from './world.ts';

let world: World;
let desk: Handling;
beforeAll(async () => {
  world = await startWorld();
  desk = new Handling(world);
});
afterAll(() => world.close());

const postOf = (holder: PostHolder | undefined): string | undefined => holder?.postId;
const held = (name: string): string => idOf(`post ${name}`);

describe('two at once', () => {
  it('one wins, the other is told: by the etag it read, else by the state it finds', async () => {
    const { id, etag } = await world.register('stc-clerk', 'stc');
    const both = await Promise.allSettled([
      desk.route('stc-director', id, 'stc-head', { etag }),
      desk.route('stc-director', id, 'stc-official', { etag }),
    ]);
    const lost = both.find((result) => result.status === 'rejected');
    expect(both.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
    await expectReason(Promise.reject(lost?.reason as Error), 'ETAG_STALE');
    const holder =
      postOf((await desk.get('stc-director', id)).holder) === held('stc-head') ? 'stc-head' : 'stc-official';
    const accepts = await Promise.allSettled([desk.accept(holder, id), desk.accept(holder, id)]);
    const refused = accepts.find((result) => result.status === 'rejected');
    expect(accepts.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
    await expectReason(Promise.reject(refused?.reason as Error), 'DOCUMENT_STATE_WRONG');
    const overs = await Promise.allSettled([
      desk.handOver(holder, id, 'stc-other'),
      desk.handOver(holder, id, 'stc-other'),
    ]);
    const second = overs.find((result) => result.status === 'rejected');
    await expectReason(Promise.reject(second?.reason as Error), 'NOT_HOLDER');
    const versions = await world.rows<{ version: number }>(
      'SELECT version FROM custody_changes WHERE item_id = $1 ORDER BY version',
      [id],
    );
    expect(versions.map((row) => row.version)).toEqual([1, 2, 3]);
  });

  it('refuses a stale etag everywhere', async () => {
    const { id, etag } = await world.register('stc-clerk', 'stc');
    const { etag: now } = await desk.submit('stc-clerk', id, 'stc-director', etag);
    await expectReason(desk.returnToSender('stc-clerk', id, 'x', etag), 'ETAG_STALE');
    const sent = await desk.route('stc-director', id, 'stc-head', {
      etag: now,
      coOrdinators: [{ post: 'stc-other' }],
    });
    const acts = [
      () => desk.accept('stc-head', id, now),
      () => desk.handOver('stc-head', id, 'stc-official', now),
      () => desk.sendBack('stc-head', id, 'x', now),
      () => desk.finish('stc-head', id, 'x', '', now),
      () => desk.accept('stc-other', sent.parts[0]?.id ?? '', '99'),
    ];
    for (const act of acts) await expectReason(act(), 'ETAG_STALE');
    expect(
      (await desk.accept('stc-other', sent.parts[0]?.id ?? '', sent.parts[0]?.etag)).parts[0]?.etag,
    ).toBe('2');
  });
});

describe('ReturnIncomingDocument', () => {
  it('ends the document with the reason; the number stays', async () => {
    const { id, arrivalNumber } = await world.register('stc-clerk', 'stc');
    await expectReason(desk.returnToSender('stc-official', id), 'PERMISSION_DENIED');
    await expectReason(desk.returnToSender('stc-clerk', id, ''), 'FIELD_INVALID', ['reason']);
    const document = await desk.returnToSender('stc-clerk', id);
    expect(document).toMatchObject({
      state: IncomingState.RETURNED,
      returnReason: 'gửi nhầm',
      holder: undefined,
      arrivalNumber,
      dueState: DueState.NONE,
    });
    for (const dueState of [DueState.NONE, DueState.EARLY]) {
      const request = { unitId: idOf('stc'), states: [IncomingState.RETURNED], dueState };
      const { documents } = await world.as(
        'stc-clerk',
        world.client.listIncomingDocuments,
        ListIncomingDocumentsRequest.fromPartial(request),
      );
      expect(documents.map((one) => one.id)).toEqual(dueState === DueState.NONE ? [id] : []);
    }
    expect(document.allowedActions).toEqual([]);
    await expectReason(desk.returnToSender('stc-clerk', id), 'DOCUMENT_STATE_WRONG');
    expect((await world.register('stc-clerk', 'stc')).arrivalNumber).toBe(arrivalNumber + 1);
  });
});
