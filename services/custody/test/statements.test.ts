import { statementCounter } from '@baro/chassis';
import { DwellGrouping, ListDwellTimesRequest, ListWorkRequest } from '@baro/proto/baro/custody/v1/custody';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idOf } from './city.ts';
import { ToldItem } from './told-item.ts';
import { at, startWorld } from './world.ts';
import type { World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  // Both copies of the directory, the service's and the test's, are read once.
  await world.hear(many(1).flatMap((item) => item.events));
  await world.as('head', world.client.listWork, ListWorkRequest.create());
});
afterAll(() => world.close());

/** First words of the statements an operation sends; the reading of the directory's counter, at most five a second, apart. */
async function statementsOf(operation: () => Promise<unknown>): Promise<string[]> {
  const texts: string[] = [];
  const stop = statementCounter.listen((text) => texts.push(text.trim().toLowerCase()));
  await operation();
  stop();
  const own = texts.filter((text) => !text.includes('dir_state'));
  return own.map((text) => text.split(/\s+/).slice(0, 2).join(' '));
}

const many = (count: number): ToldItem[] =>
  Array.from({ length: count }, () =>
    new ToldItem()
      .give('director', at('2026-11-03T09:00:00'))
      .give('head', at('2026-11-04T09:00:00'))
      .describe({ state: 'ACCEPTED' }, at('2026-11-04T09:30:00')),
  );

describe('statements per operation', () => {
  it('taking in costs five in its transaction, for one event as for hundreds', async () => {
    const [one] = many(1);
    const five = (more: string[] = []): string[] => [
      'begin',
      'select (select',
      'select e.id',
      'with added',
      ...more,
      // The feeds of the units concerned: locked, then appended to.
      'select unit_id',
      'with added',
      'commit',
    ];
    expect(await statementsOf(() => world.hear(one?.events.slice(0, 1) ?? []))).toEqual(five());
    // A hand-over is judged by the rules of findings: one more reads the ways of all of them.
    expect(await statementsOf(() => world.hear(many(200).flatMap((item) => item.events)))).toEqual(
      five(['select i.id,']),
    );
  });

  it('reading does not grow: lists, path, map, dwell times', async () => {
    const [item] = many(1);
    if (!item) throw new Error('no item');
    await world.hear(item.events);
    const { client } = world;
    const unitId = idOf('ubnd');
    const period = { unitId, dateFrom: '2026-11-01', dateTo: '2026-11-30' };
    const counts = {
      mine: await statementsOf(() => world.as('head', client.listWork, ListWorkRequest.create())),
      unit: await statementsOf(() =>
        world.as('head', client.listWork, ListWorkRequest.create({ unitId: idOf('ns') })),
      ),
      pathOfBook: await statementsOf(() => world.as('chairman', client.getItemPath, { itemId: item.id })),
      pathOfViewer: await statementsOf(() => world.as('head', client.getItemPath, { itemId: item.id })),
      map: await statementsOf(() => world.as('chairman', client.getUnitMap, { unitId, asOfTime: undefined })),
      dwell: await statementsOf(() =>
        world.as('chairman', client.listDwellTimes, ListDwellTimesRequest.create(period)),
      ),
      people: await statementsOf(() =>
        world.as(
          'chairman',
          client.listDwellTimes,
          ListDwellTimesRequest.create({ ...period, grouping: DwellGrouping.PERSON }),
        ),
      ),
    };
    expect(Object.fromEntries(Object.entries(counts).map(([name, texts]) => [name, texts.length]))).toEqual({
      mine: 2,
      unit: 3,
      pathOfBook: 4,
      pathOfViewer: 5,
      map: 3,
      dwell: 1,
      people: 2,
    });
  });
});
