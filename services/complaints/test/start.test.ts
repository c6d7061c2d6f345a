import { expect, it } from 'vitest';
import { startWorld } from './world.ts';

it('starts on a real database with the city', async () => {
  const world = await startWorld();
  expect(world.service.address).toMatch(/:\d+$/);
  await world.close();
});
