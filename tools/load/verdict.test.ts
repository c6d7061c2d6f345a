import { describe, expect, it } from 'vitest';

import { mix } from '../../test/load/mix.ts';
import type { CallLine } from './samples.ts';
import { type Evidence, judge } from './verdict.ts';

const calls = mix.map(({ operation }): CallLine => ({
  line: 'call',
  operation,
  at: 0,
  ms: 5,
  ending: 'answered',
  why: '',
}));
const processes = ['documents', 'postgres for documents'].map((name) => ({
  name,
  cpuSeconds: 1,
  meanCores: 0,
  mostCores: 0,
  memoryBefore: 0,
  memoryMost: 0,
  memoryAfter: 0,
}));
const none = { unsent: 0, pending: 0 };
const good: Evidence = {
  summary: {
    thresholds: [{ metric: 'baro_failed{kind:read}', rule: 'rate<=0', held: true }],
    iterations: calls.length,
    dropped: 0,
    checksFailed: 0,
  },
  calls,
  everyOperation: true,
  watched: { seconds: 1, processes, behind: { most: none, last: none } },
  behindAtEnd: none,
  reconciliation: { acknowledged: 1, numbered: 1, unanswered: 0, unansweredKept: 0, faults: [] },
  expectedProcesses: ['documents', 'postgres'],
};
const broken = (change: Partial<Evidence>): string[] =>
  judge({ ...good, ...change })
    .filter(({ held }) => !held)
    .map(({ text }) => text);

describe('judge', () => {
  it('lets a run pass that lacks nothing', () => {
    expect(broken({})).toEqual([]);
  });

  it.each<[string, Partial<Evidence>, RegExp]>([
    [
      'a threshold of the script that did not hold',
      {
        summary: {
          ...good.summary,
          thresholds: [{ metric: 'baro_timed_out{kind:read}', rule: 'rate<=0', held: false }],
        },
      },
      /baro_timed_out/,
    ],
    [
      'a call that told nothing of its end',
      { summary: { ...good.summary, iterations: calls.length + 1 } },
      /told how it ended/,
    ],
    ['an operation nobody called', { calls: [...calls.slice(1), ...calls.slice(1, 2)] }, /nobody called/],
    ['events behind', { behindAtEnd: { unsent: 0, pending: 3 } }, /behind after the load \(3\)/],
    ['a process nobody watched', { expectedProcesses: ['documents', 'petitions'] }, /petitions/],
    [
      'a lost write',
      { reconciliation: { ...good.reconciliation, faults: ['lost: register'] } },
      /acknowledged writes/,
    ],
    [
      'a run that wrote nothing',
      { reconciliation: { ...good.reconciliation, acknowledged: 0 } },
      /0 acknowledged/,
    ],
  ])('breaks at %s', (_name, change, expected) => {
    const found = broken(change);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(expected);
  });
});
