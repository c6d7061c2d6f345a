import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idOf } from './city.ts';
import { Drafting } from './drafting.ts';
import { Handling } from './handling.ts';
import { startWorld } from './world.ts';
import type { World } from './world.ts';

let world: World;
let desk: Handling;
let drafting: Drafting;
beforeAll(async () => {
  world = await startWorld();
  desk = new Handling(world);
  drafting = new Drafting(world);
});
afterAll(async () => {
  drafting.close();
  await world.close();
});

/** What each change of hands says of the holder before: number, whether acted, who made it. */
const changesOf = (id: string): Promise<unknown[]> =>
  world.rows(
    `SELECT (body->'data'->>'changeNumber')::int AS number, coalesce((body->'data'->>'acted')::boolean, false) AS acted,
       body->'data'->>'byPersonId' AS by
     FROM outbox WHERE type = 'baro.custody.v1.CustodyChanged' AND aggregate_id = $1 ORDER BY seq`,
    [id],
  );
const change = (number: number, acted: boolean, by: string) => ({ number, acted, by: idOf(`person ${by}`) });

/** A document routed to the head, handed to the official and accepted. */
async function held(): Promise<string> {
  const { id } = await world.register('stc-clerk', 'stc');
  await desk.route('stc-director', id, 'stc-head');
  await desk.handOver('stc-head', id, 'stc-official');
  await desk.accept('stc-official', id);
  return id;
}

describe('what a change of hands says of the holder before', () => {
  it('is that nothing was done when it was only accepted, and who made the change, whoever held it', async () => {
    const id = await held();
    await desk.handOver('stc-official', id, 'stc-other');
    await desk.sendBack('stc-other', id);
    expect(await changesOf(id)).toEqual([
      change(1, false, 'stc-clerk'),
      change(2, false, 'stc-director'),
      change(3, false, 'stc-head'),
      change(4, false, 'stc-official'),
      // The reason for sending back must be given: it is no act.
      change(5, false, 'stc-other'),
    ]);
  });

  it('is that there was an act with a draft that answers it, and again nothing for the next holder', async () => {
    const id = await held();
    const draft = await drafting.draft({ answersDocumentId: id });
    await desk.handOver('stc-official', id, 'stc-other');
    await desk.handOver('stc-other', id, 'stc-official');
    const { updateOutgoingDocument } = drafting.client;
    const document = { ...draft, subject: 'Kế hoạch kiểm tra' };
    const update = { id: draft.id, document, updateMask: ['subject'], etag: '', requestId: randomUUID() };
    await drafting.as('stc-official', updateOutgoingDocument, update);
    await desk.handOver('stc-official', id, 'stc-head');
    expect((await changesOf(id)).slice(3)).toEqual([
      change(4, true, 'stc-official'),
      change(5, false, 'stc-other'),
      change(6, true, 'stc-official'),
    ]);
  });

  it('is that there was an act with words given at the hand-over, and with a correction by the holder alone', async () => {
    const id = await held();
    const request = { itemId: id, postId: idOf('post stc-other'), note: 'Đ/c tính lại mục 2', etag: '' };
    await world.as('stc-official', world.client.handOverItem, { ...request, requestId: randomUUID() });
    expect((await changesOf(id)).at(-1)).toEqual(change(4, true, 'stc-official'));
    const other = await world.register('stc-clerk', 'stc');
    const { updateIncomingDocument } = world.client;
    const document = { ...other, subject: 'Về việc kiểm tra' };
    const more = { updateMask: ['subject'], etag: '', requestId: randomUUID(), duplicateReason: '' };
    const update = { id: other.id, document, ...more };
    await world.as('stc-clerk', updateIncomingDocument, update);
    await desk.submit('stc-clerk', other.id, 'stc-director');
    expect((await changesOf(other.id)).at(-1)).toEqual(change(2, true, 'stc-clerk'));
  });
});
