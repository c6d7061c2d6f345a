import { randomUUID } from 'node:crypto';
import { AppError } from '@baro/chassis';
import { directoryCopy } from '@baro/directory-client';
import { SuccessionAsked } from '@baro/proto/baro/custody/v1/succession_events';
import { SuccessionRelation } from '@baro/proto/baro/directory/v1/directory';
import { IncomingState } from '@baro/proto/baro/documents/v1/resources';
import { expectReason } from '@baro/chassis/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { succeedItem } from '../src/app/succeed-item.ts';
import { addDirectoryRows, idOf, reorganisedRows } from './city.ts';
import { Drafting } from './drafting.ts';
import { Handling } from './handling.ts';
import { startWorld } from './world.ts';
import type { World } from './world.ts';

let world: World;
let handling: Handling;
let drafting: Drafting;
const at = (name: string): string => idOf(`post ${name}`);
const before = new Date('2026-11-02T09:00:00+07:00');
const after = new Date('2026-11-09T09:00:00+07:00');
const ids = { lead: '', part: '', back: '', draft: '', ended: '', other: '' };

/** What the closed division holds: a document, a part, one sent on inside it, and a draft. */
beforeAll(async () => {
  world = await startWorld();
  handling = new Handling(world);
  drafting = new Drafting(world);
  world.clock.now = before;
  const routed = async (lead: string, coOrdinators: { post: string }[] = []): Promise<string> => {
    const { id } = await world.register('clerk', 'ubnd');
    await handling.submit('clerk', id, 'chairman');
    await handling.route('chairman', id, lead, { coOrdinators });
    return id;
  };
  ids.lead = await routed('stc-official');
  await handling.accept('stc-official', ids.lead);
  const other = await routed('stc-director', [{ post: 'stc-head' }]);
  ids.part = (await handling.get('clerk', other)).parts[0]?.id ?? '';
  ids.back = await routed('stc-head');
  await handling.handOver('stc-head', ids.back, 'stc-official');
  ids.other = await routed('stc-director');
  await handling.handOver('stc-director', ids.other, 'stc-official');
  ids.ended = await routed('stc-official');
  await handling.accept('stc-official', ids.ended);
  await handling.finish('stc-official', ids.ended);
  ids.draft = (await drafting.draft()).id;
});
afterAll(async () => {
  drafting.close();
  await world.close();
});

/** Runs the command as the worker does, in one own act; twice, since it may come doubled. */
async function succeed(itemId: string, to: string): Promise<void> {
  const asked = SuccessionAsked.fromPartial({
    runId: randomUUID(),
    itemId,
    toPostId: at(to),
    by: { unitId: idOf('vpubnd'), postId: at('chief'), personId: idOf('person chief') },
  });
  const deps = { directory: directoryCopy.open() };
  for (const _ of [1, 2]) await world.service.act('commands', (tx) => succeedItem(deps, asked, tx));
}

const refused = async (itemId: string, to: string): Promise<string> =>
  succeed(itemId, to).then(
    () => 'done',
    (error: unknown) => (error instanceof AppError ? error.reason : 'FAILED'),
  );

const hands = (id: string): Promise<object[]> =>
  world.rows(
    `SELECT c.reason, c.to_post_id, c.state, c.due_time, c.by_post_id, c.back_version, i.awaiting, i.version
     FROM custody_changes c JOIN items i ON i.id = c.item_id WHERE c.item_id = $1 ORDER BY c.version`,
    [id],
  );

describe('a document, part or draft of a closed unit', () => {
  it('stays where it is while the unit is in force', async () => {
    expect(await refused(ids.lead, 'stc-other')).toBe('UNIT_IN_FORCE');
    expect(await refused(ids.draft, 'stc-other')).toBe('UNIT_IN_FORCE');
    expect(await refused(randomUUID(), 'stc-other')).toBe('ITEM_ENDED');
    expect(await hands(ids.draft)).toHaveLength(1);
  });

  it('goes over once, with state, due time and what is to be accepted as they were', async () => {
    await addDirectoryRows(
      world.service.orm,
      reorganisedRows('stc-ns', '2026-11-04', '2026-11-05', { 'stc-tcdn': SuccessionRelation.WHOLE }),
    );
    world.clock.now = after;
    expect(await refused(ids.lead, 'ward-official')).toBe('NOT_SUCCESSOR');
    expect(await refused(ids.lead, 'stc-head')).toBe('POST_NOT_FOUND');
    expect(await refused(ids.ended, 'stc-other')).toBe('ITEM_ENDED');
    for (const id of [ids.lead, ids.part, ids.back, ids.other, ids.draft]) {
      const earlier = await hands(id);
      await succeed(id, 'stc-other');
      const later = await hands(id);
      expect(later).toHaveLength(earlier.length + 1);
      const { state, due_time, awaiting } = earlier.at(-1) as Record<string, unknown>;
      expect(later.at(-1)).toMatchObject({
        reason: 'succeeded',
        to_post_id: at('stc-other'),
        by_post_id: at('chief'),
        version: later.length,
        state: id === ids.lead ? IncomingState.ACCEPTED : state,
        due_time,
        awaiting,
      });
    }
  });

  it('is seen and handled by the unit that follows, and sent back only to a unit that still is', async () => {
    const document = await handling.get('stc-other', ids.lead);
    expect(document).toMatchObject({ state: IncomingState.ACCEPTED });
    expect(document.holder?.postId).toBe(at('stc-other'));
    await handling.finish('stc-other', ids.lead);
    await expectReason(handling.sendBack('stc-other', ids.back), 'DOCUMENT_STATE_WRONG');
    await handling.sendBack('stc-other', ids.other);
    expect((await handling.get('stc-director', ids.other)).holder?.postId).toBe(at('stc-director'));
    expect((await drafting.get(ids.draft, 'stc-other')).holder?.postId).toBe(at('stc-other'));
    const request = { id: ids.draft, postId: at('stc-clerk'), note: '', etag: '', requestId: randomUUID() };
    await drafting.as('stc-other', drafting.client.handOverOutgoingDocument, request);
  });

  it('in a book that ended with its unit goes on in the hands of the unit that follows', async () => {
    world.clock.now = before;
    const { id } = await world.register('ward-clerk', 'ba-dinh');
    await addDirectoryRows(
      world.service.orm,
      reorganisedRows('ba-dinh', '2026-11-04', '2026-11-05', { stc: SuccessionRelation.WHOLE }),
    );
    world.clock.now = after;
    await succeed(id, 'stc-clerk');
    expect((await handling.get('stc-clerk', id)).allowedActions).toContain('SubmitIncomingDocument');
    await handling.submit('stc-clerk', id, 'stc-director');
    await handling.route('stc-director', id, 'stc-other');
    await expectReason(handling.route('hdnd-leader', id, 'stc-other'), 'PERMISSION_DENIED');
    expect((await handling.get('stc-other', id)).holder?.postId).toBe(at('stc-other'));
  });

  it('told the ledger and the audit of itself', async () => {
    const events = await world.rows<{ kind: string; version: number }>(
      `SELECT body->'data'->>'itemKind' AS kind, aggregate_version AS version FROM outbox
       WHERE body->'data'->>'reason' = 'succeeded' ORDER BY seq`,
    );
    expect(events.map((event) => event.kind)).toEqual([
      'incoming_document',
      'incoming_document_part',
      'incoming_document',
      'incoming_document',
      'outgoing_document',
      'incoming_document',
    ]);
    const audits = await world.rows<{ account_id: string; subject_type: string; details: object }>(
      `SELECT account_id, subject_type, details FROM audit WHERE action = 'succeed' ORDER BY id`,
    );
    expect(audits).toHaveLength(6);
    expect(audits[4]).toMatchObject({
      account_id: 'system:documents',
      subject_type: 'outgoing_document',
      details: { toPostId: at('stc-other'), postId: at('chief') },
    });
  });
});
