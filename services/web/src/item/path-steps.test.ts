import { describe, expect, it } from 'vitest';
import { historyOf, lastHolderOf, ledgerPath, pathsOf, spanOf, withTimeSoFar } from './path-steps.ts';

const clerk = { postId: 'clerk' };
const leader = { postId: 'leader' };
const changes = [
  { itemId: 'part', version: 1, to: leader, changeTime: '2026-11-23T02:00:00Z', reason: 'routed' },
  {
    itemId: 'doc',
    version: 2,
    from: clerk,
    to: leader,
    changeTime: '2026-11-23T02:00:00Z',
    workingMinutes: 60,
  },
  { itemId: 'doc', version: 1, to: clerk, changeTime: '2026-11-23T01:00:00Z', reason: 'registered' },
];

describe('pathsOf', () => {
  it('puts the document first, then its parts, each in the order of versions', () => {
    const paths = pathsOf(changes, 'doc');
    expect(paths.map((path) => path.itemId)).toEqual(['doc', 'part']);
    expect(paths[0]?.steps.map((step) => step.holder?.postId)).toEqual(['clerk', 'leader']);
  });

  it('gives a span the working time written on the change that ended it', () => {
    const steps = pathsOf(changes, 'doc')[0]?.steps ?? [];
    expect(steps.map((step) => step.workingMinutes)).toEqual([60, undefined]);
    expect(steps.map((step) => step.isCurrent)).toEqual([false, true]);
  });

  it('has no current holder once the item is finished', () => {
    const done = {
      itemId: 'doc',
      version: 3,
      from: leader,
      changeTime: '2026-11-24T01:00:00Z',
      workingMinutes: 5,
    };
    const steps = pathsOf([...changes, done], 'doc')[0]?.steps ?? [];
    expect(steps.at(-1)).toMatchObject({ isCurrent: false, holder: undefined });
  });
});

const ledger = [
  { version: 4, to: leader, changeTime: '2026-11-23T02:00:00.000Z', heldWorkingMinutes: 95 },
  { version: 1, to: clerk, changeTime: '2026-11-23T01:00:00Z', reason: 'assigned', heldWorkingMinutes: 60 },
];

describe('ledgerPath', () => {
  it('gives every span the time written on its own beginning, the present one too', () => {
    const { steps } = ledgerPath(ledger, 'task');
    expect(steps.map((step) => step.holder?.postId)).toEqual(['clerk', 'leader']);
    expect(steps.map((step) => step.workingMinutes)).toEqual([60, 95]);
    expect(steps.map((step) => step.isCurrent)).toEqual([false, true]);
  });

  it('ends with nobody once the item is finished', () => {
    const done = { version: 5, from: leader, changeTime: '2026-11-24T01:00:00Z', reason: 'confirmed' };
    expect(ledgerPath([...ledger, done], 'task').steps.at(-1)).toMatchObject({
      isCurrent: false,
      holder: undefined,
    });
  });
});

describe('withTimeSoFar', () => {
  const own = pathsOf(changes, 'doc')[0] ?? { itemId: 'doc', steps: [] };

  it('adds the time so far from the ledger to the present holder', () => {
    expect(withTimeSoFar(own, ledger).steps.map((step) => step.workingMinutes)).toEqual([60, 95]);
  });

  it('adds nothing while the ledger is behind', () => {
    expect(withTimeSoFar(own, ledger.slice(1)).steps.map((step) => step.workingMinutes)).toEqual([
      60,
      undefined,
    ]);
  });
});

describe('spanOf', () => {
  it('counts eight hours as a day', () => {
    expect(spanOf(0)).toEqual({ days: 0, hours: 0, minutes: 0 });
    expect(spanOf(59)).toEqual({ days: 0, hours: 0, minutes: 59 });
    expect(spanOf(480 + 125)).toEqual({ days: 1, hours: 2, minutes: 5 });
  });
});

describe('lastHolderOf', () => {
  it('is the holder now, or who held it last', () => {
    expect(lastHolderOf(changes, 'doc')).toEqual(leader);
    const done = { itemId: 'part', version: 2, from: leader, changeTime: '2026-11-24T01:00:00Z' };
    expect(lastHolderOf([...changes, done], 'part')).toEqual(leader);
    expect(lastHolderOf(changes, 'other')).toBeUndefined();
  });
});

describe('historyOf', () => {
  it('is newest first', () => {
    expect(historyOf(changes).map((change) => change.version)).toEqual([2, 1, 1]);
  });
});
