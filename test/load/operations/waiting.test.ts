import { describe, expect, it } from 'vitest';
import { Waiting } from './waiting.ts';

const steps = ['register', 'submit', 'route'] as const;

describe('pieces that wait', () => {
  it('begin with the first step where nothing waits', () => {
    expect(new Waiting(steps).take('route')).toEqual({ step: 'register', piece: undefined });
  });

  it('go the step before when none waits for the one wished', () => {
    const waiting = new Waiting<(typeof steps)[number]>(steps);
    waiting.leave('register', { id: 'a', book: 0 });
    expect(waiting.take('route')).toEqual({ step: 'submit', piece: { id: 'a', book: 0 } });
  });

  it('take the oldest first, each once', () => {
    const waiting = new Waiting<(typeof steps)[number]>(steps);
    for (const id of ['a', 'b']) waiting.leave('submit', { id, book: 0 });
    const ids = [1, 2, 3].map(() => waiting.take('route').piece?.id);
    expect(ids).toEqual(['a', 'b', undefined]);
  });
});
