import { describe, expect, it } from 'vitest';
import { Admission } from './admission.ts';

/** Work that ends when the test says so. */
function piece() {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const seen = { begun: false };
  const work = async (): Promise<string> => {
    seen.begun = true;
    return promise;
  };
  return { work, seen, end: () => resolve('done'), fail: () => reject(new Error('broken')) };
}

const nobodyLeft = new AbortController().signal;
const settled = async (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('Admission', () => {
  it('runs as many as it may at once, the others in the order they came', async () => {
    const admission = new Admission({ running: 2, waiting: 9 });
    const [a, b, c, d] = [piece(), piece(), piece(), piece()];
    const all = [a, b, c, d].map(async ({ work }) => admission.run(nobodyLeft, work));
    await settled();
    expect([a, b, c, d].map(({ seen }) => seen.begun)).toEqual([true, true, false, false]);
    b.end();
    await all[1];
    await settled();
    expect([c, d].map(({ seen }) => seen.begun)).toEqual([true, false]);
    for (const one of [a, c, d]) one.end();
    expect(await Promise.all(all)).toEqual(['done', 'done', 'done', 'done']);
  });

  it('refuses at once who comes when the line is full, and takes on again when it is not', async () => {
    const admission = new Admission({ running: 1, waiting: 1 });
    const [a, b, c] = [piece(), piece(), piece()];
    const first = admission.run(nobodyLeft, a.work);
    const second = admission.run(nobodyLeft, b.work);
    await expect(admission.run(nobodyLeft, c.work)).rejects.toMatchObject({ reason: 'OVERLOADED' });
    expect(c.seen.begun).toBe(false);
    a.end();
    b.end();
    expect(await Promise.all([first, second])).toEqual(['done', 'done']);
    c.end();
    expect(await admission.run(nobodyLeft, c.work)).toBe('done');
  });

  it('never begins what nobody waits for any more, and gives its place in the line to others', async () => {
    const admission = new Admission({ running: 1, waiting: 1 });
    const [a, b, c] = [piece(), piece(), piece()];
    const gone = new AbortController();
    const first = admission.run(nobodyLeft, a.work);
    const second = admission.run(gone.signal, b.work);
    gone.abort();
    await expect(second).rejects.toMatchObject({ reason: 'DEADLINE_EXCEEDED' });
    await expect(admission.run(gone.signal, b.work)).rejects.toMatchObject({ reason: 'DEADLINE_EXCEEDED' });
    const third = admission.run(nobodyLeft, c.work);
    a.end();
    c.end();
    expect(await Promise.all([first, third])).toEqual(['done', 'done']);
    expect(b.seen.begun).toBe(false);
    expect(admission.waiting).toBe(0);
  });

  it('frees the place of work that fails', async () => {
    const admission = new Admission({ running: 1, waiting: 0 });
    const [a, b] = [piece(), piece()];
    const first = admission.run(nobodyLeft, a.work);
    a.fail();
    await expect(first).rejects.toThrow('broken');
    b.end();
    expect(await admission.run(nobodyLeft, b.work)).toBe('done');
  });
});
