import { seedCopy } from '@baro/directory-client/testing';
import { PetitionState } from '@baro/proto/baro/petitions/v1/resources';
import { lawRows } from '@baro/tools/testing/law-rows.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startWorld } from './world.ts';
import type { World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await seedCopy(world.service.orm.em.fork(), lawRows());
});
afterAll(() => world.close());

it('proposes a due time in words to who may assign, alone, and the person may set another', async () => {
  const { id: sessionId } = await world.session('Kỳ họp thứ 1');
  const { id } = await world.record(sessionId);
  const { dueProposals } = await world.get('chief', id);
  const terms = new Map(dueProposals.map(({ termCode, configured }) => [termCode, configured]));
  expect(terms).toEqual(
    new Map([
      ['petitions.council.answer', false],
      ['petitions.unit.answer', true],
    ]),
  );
  expect(dueProposals.every(({ dueTime }) => dueTime && dueTime > new Date())).toBe(true);
  expect(dueProposals.every(({ explanationVi }) => /ngày/.test(explanationVi))).toBe(true);
  expect((await world.get('hdnd-clerk', id)).dueProposals).toEqual([]);
  const dueTime = world.inDays(3);
  const assigned = await world.act('chief', 'assignPetition', id, { dueTime });
  expect(assigned).toMatchObject({ state: PetitionState.ASSIGNED, dueTime });
});
