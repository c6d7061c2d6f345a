import { statementCounter } from '@baro/chassis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
  const own = texts.filter((text) => !text.includes('dir_state') && !text.includes('from outbox'));
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
});
