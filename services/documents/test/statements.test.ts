import { statementCounter } from '@baro/chassis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Handling } from './handling.ts';
import { listAs } from './listing.ts';
import { noNats, startWorld } from './world.ts';
import type { World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld({}, noNats);
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

describe('statements per operation', () => {
  it('registering costs six with the transaction, and the number is held over two of them', async () => {
    await world.register('clerk', 'ubnd');
    expect(await statementsOf(() => world.register('clerk', 'ubnd'))).toEqual([
      'begin',
      'insert into',
      'select id,',
      'with counter',
      'with audit_rows',
      'commit',
    ]);
  });

  it('reading does not grow: list, search, get, act', async () => {
    const { id } = await world.register('stc-clerk', 'stc', { subject: 'quýt hồng' });
    const desk = new Handling(world);
    await desk.route('stc-director', id, 'stc-head');
    const counts = {
      list: await statementsOf(() => listAs(world, 'stc-clerk')),
      word: await statementsOf(() => listAs(world, 'stc-clerk', { query: 'quyt', pageSize: 1 })),
      rareWord: await statementsOf(() => listAs(world, 'stc-clerk', { query: 'khong co' })),
      get: await statementsOf(() => desk.get('stc-head', id)),
      accept: await statementsOf(() => desk.accept('stc-head', id)),
      handOver: await statementsOf(() => desk.handOver('stc-head', id, 'stc-official')),
    };
    expect(Object.fromEntries(Object.entries(counts).map(([name, texts]) => [name, texts.length]))).toEqual({
      list: 3,
      word: 5,
      rareWord: 3,
      get: 6,
      accept: 14,
      handOver: 16,
    });
  });
});
