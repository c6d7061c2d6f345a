import { randomUUID } from 'node:crypto';
import { AppError } from '@baro/chassis';
import { expectReason } from '@baro/chassis/testing';
import { directoryCopy } from '@baro/directory-client';
import { addDirectoryRows, idOf, reorganisedRows } from '@baro/directory-client/testing';
import { LikelyReason } from '@baro/proto/baro/complaints/v1/letters';
import { SuccessionAsked } from '@baro/proto/baro/custody/v1/succession_events';
import { Party } from '@baro/proto/baro/complaints/v1/resources';
import { SuccessionRelation } from '@baro/proto/baro/directory/v1/directory';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { succeedLetter } from '../src/app/succeed-letter.ts';
import { sender } from './samples.ts';
import { startWorld } from './world.ts';
import type { World } from './world.ts';

let world: World;
const directory = directoryCopy.open();

beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

/** Runs the command as the worker does, in one own act; twice, since it may come doubled. */
async function succeed(itemId: string, to: string): Promise<void> {
  const by = { unitId: idOf('vpubnd'), postId: idOf('post chief'), personId: idOf('person chief') };
  const asked = SuccessionAsked.fromPartial({
    runId: randomUUID(),
    itemId,
    toPostId: idOf(`post ${to}`),
    by,
  });
  for (const _ of [1, 2]) await world.service.act('commands', (tx) => succeedLetter(directory, asked, tx));
}

/** Units the ledger is told own the letter, oldest first. */
const owners = async (id: string): Promise<string[]> => {
  const rows = await world.rows<{ unit_id: string }>(
    `SELECT unit_id FROM outbox WHERE aggregate_type = 'item' AND aggregate_id = $1 ORDER BY seq`,
    [id],
  );
  return rows.map((row) => row.unit_id);
};

it('a letter of a unit that ended is told as the item of the unit whose head decides it from then on', async () => {
  world.goTo('2026-11-02');
  const { id } = await world.receive({ unitId: idOf('stc') }, 'stc-clerk');
  const early = await succeed(id, 'ward-clerk').catch((error: unknown) => error);
  expect(early instanceof AppError && early.reason).toBe('UNIT_IN_FORCE');
  expect(await owners(id)).toEqual([idOf('stc')]);
  await expectReason(world.get('ward-leader', id), 'LETTER_NOT_FOUND');
  await addDirectoryRows(
    world.service.orm,
    reorganisedRows('stc', '2026-11-04', '2026-11-05', { 'ba-dinh': SuccessionRelation.WHOLE }),
  );
  world.goTo('2026-11-09');
  await succeed(id, 'ward-clerk');
  expect(await world.hands(id)).toEqual(['received >stc-clerk', 'succeeded stc-clerk>ward-clerk']);
  expect(await owners(id)).toEqual([idOf('stc'), idOf('ba-dinh')]);
  expect((await world.get('ward-leader', id)).unitId).toBe(idOf('stc'));
  const { identity, ...party } = sender('Lê Thị Khác');
  const parties = [
    Party.fromPartial({ ...party, identity: { ...identity, documentNumber: 'CC 1', birthYear: 1980 } }),
  ];
  const same = await world.receive({ unitId: idOf('ba-dinh'), parties }, 'ward-clerk');
  const likely = await world.likely('ward-clerk', same.id);
  expect(likely.map((one) => [one.id, one.reasons])).toEqual([[id, [LikelyReason.SAME_WORDS]]]);
});
