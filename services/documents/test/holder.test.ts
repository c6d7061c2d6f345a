import { randomUUID } from 'node:crypto';
import { expectReason } from '@baro/chassis/testing';
import { IncomingState, PartState } from '@baro/proto/baro/documents/v1/resources';
import type { IncomingDocument, PostHolder } from '@baro/proto/baro/documents/v1/resources';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idOf } from './city.ts';
import { Drafting } from './drafting.ts';
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

const day = 86_400_000;
const inDays = (days: number): Date => new Date(Math.ceil(Date.now() / 1000) * 1000 + days * day);
const postOf = (holder: PostHolder | undefined): string | undefined => holder?.postId;
const held = (name: string): string => idOf(`post ${name}`);

async function routed(options: Parameters<Handling['route']>[3] = {}): Promise<IncomingDocument> {
  const { id } = await world.register('stc-clerk', 'stc');
  return desk.route('stc-director', id, 'stc-head', options);
}

describe('the holder', () => {
  it('alone accepts, hands over, sends back and finishes', async () => {
    const { id } = await routed();
    await expectReason(desk.accept('stc-director', id), 'NOT_HOLDER');
    await expectReason(desk.accept('stc-official', id), 'PERMISSION_DENIED');
    await expectReason(desk.accept('stc-head', randomUUID()), 'PERMISSION_DENIED');
    await expectReason(desk.finish('stc-head', id), 'DOCUMENT_STATE_WRONG');
    await desk.accept('stc-head', id);
    await expectReason(desk.accept('stc-head', id), 'DOCUMENT_STATE_WRONG');
    await expectReason(desk.handOver('stc-head', id, 'stc-head'), 'SAME_HOLDER');
    await expectReason(desk.handOver('stc-head', id, 'stc-vacant'), 'POST_VACANT');
    await expectReason(desk.handOver('stc-head', id, 'nobody'), 'POST_NOT_FOUND');
    await expectReason(desk.handOver('stc-head', id, 'ward-official'), 'FIELD_INVALID', ['postId']);
    await expectReason(desk.sendBack('stc-head', id, ''), 'FIELD_INVALID', ['reason']);
    await expectReason(desk.finish('stc-head', id, ''), 'FIELD_INVALID', ['result']);
    await expectReason(desk.finish('stc-head', id, '', randomUUID()), 'DOCUMENT_NOT_FOUND');
    await desk.handOver('stc-head', id, 'stc-official');
    await expectReason(desk.handOver('stc-head', id, 'stc-other'), 'NOT_HOLDER');
  });

  it('sends back along the hands it came, never to and fro', async () => {
    const { id } = await routed();
    await desk.handOver('stc-head', id, 'stc-official');
    const back = await desk.sendBack('stc-official', id);
    expect([back.state, postOf(back.holder), back.path.at(-1)?.note]).toEqual([
      IncomingState.ROUTED,
      held('stc-head'),
      'không thuộc thẩm quyền',
    ]);
    const further = await desk.sendBack('stc-head', id);
    expect([further.state, postOf(further.holder)]).toEqual([IncomingState.REGISTERED, held('stc-clerk')]);
    expect(further.allowedActions).not.toContain('SendBackItem');
  });

  it('of a part sends it back to who routed, so that somebody always holds it', async () => {
    const document = await routed({ coOrdinators: [{ post: 'stc-other' }] });
    const part = document.parts[0]?.id ?? '';
    const back = await desk.sendBack('stc-other', part, 'đề nghị giao phòng khác');
    expect([back.parts[0]?.state, postOf(back.parts[0]?.holder)]).toEqual([
      PartState.ROUTED,
      held('stc-director'),
    ]);
    const seen = await desk.get('stc-director', document.id);
    expect(seen.parts[0]?.allowedActions).toEqual(['AcceptItem', 'HandOverItem']);
    await expectReason(desk.sendBack('stc-director', part), 'DOCUMENT_STATE_WRONG');
    const given = await desk.handOver('stc-director', part, 'stc-official');
    expect(postOf(given.parts[0]?.holder)).toBe(held('stc-official'));
  });

  it('names the answer: issued, or it is none', async () => {
    const drafting = new Drafting(world);
    const { id } = await routed();
    await desk.accept('stc-head', id);
    const draft = await drafting.draft({}, 'stc-head');
    await expectReason(desk.finish('stc-head', id, '', draft.id), 'ANSWER_NOT_ISSUED');
    await expectReason(desk.finish('stc-head', id, '', 'x'), 'FIELD_INVALID', ['answerDocumentId']);
    await drafting.number(draft.id);
    const issued = await drafting.issue(draft.id);
    const done = await desk.finish('stc-head', id, '', draft.id);
    expect(done).toMatchObject({ answerDocumentId: draft.id, answerNumberSymbol: issued.numberSymbol });
    drafting.close();
  });

  it('waits for co-ordinators in time, and not for those who let it pass', async () => {
    const due = inDays(1);
    const document = await routed({
      dueTime: inDays(3),
      coOrdinators: [
        { post: 'stc-other', dueTime: due },
        { post: 'stc-official', dueTime: due },
      ],
    });
    const [late, done] = document.parts;
    await desk.accept('stc-head', document.id);
    const status = await expectReason(desk.finish('stc-head', document.id), 'PARTS_OPEN');
    expect(status.metadata['count']).toBe('2');
    await desk.accept('stc-official', done?.id ?? '');
    await desk.finish('stc-official', done?.id ?? '', 'nhất trí');
    world.clock.now = new Date(due.getTime() + 60_000);
    const finished = await desk.finish('stc-head', document.id);
    world.clock.now = undefined;
    expect(finished.state).toBe(IncomingState.FINISHED);
    const states = new Map(finished.parts.map((part) => [part.id, part.state]));
    expect([states.get(late?.id ?? ''), states.get(done?.id ?? '')]).toEqual([
      PartState.WITHDRAWN,
      PartState.FINISHED,
    ]);
    expect(finished.parts.find((part) => part.id === done?.id)?.result).toBe('nhất trí');
  });
});
