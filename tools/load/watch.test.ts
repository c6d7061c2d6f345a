import { describe, expect, it } from 'vitest';

import { type Look, summarise } from './watch.ts';

const look = (at: number, cpuMs: number, unsent: number): Look => ({
  at,
  usage: new Map([['documents', { cpuMs, memoryBytes: at }]]),
  behind: { unsent, pending: 0 },
});
const looks = [
  look(0, 0, 99),
  look(2000, 1000, 0),
  look(4000, 3000, 7),
  look(6000, 3500, 1),
  look(8000, 9000, 99),
];

describe('summarise', () => {
  it('counts from the look before the first call to the look after the last', () => {
    const { seconds, processes, behind } = summarise(looks, 2500, 5500);
    expect(seconds).toBe(4);
    expect(processes).toEqual([
      {
        name: 'documents',
        cpuSeconds: 2.5,
        meanCores: 0.625,
        mostCores: 1,
        memoryBefore: 2000,
        memoryMost: 6000,
        memoryAfter: 6000,
      },
    ]);
    expect(behind).toEqual({ most: { unsent: 7, pending: 0 }, last: { unsent: 1, pending: 0 } });
  });

  it('counts a process that was started again from nothing', () => {
    const again = [look(0, 5000, 0), look(2000, 400, 0), look(4000, 1400, 0)];
    expect(summarise(again, 0, 4000).processes[0]?.cpuSeconds).toBe(1);
  });
});
