import { describe, expect, it } from 'vitest';
import { exposedServices } from '../../services/gateway/src/routes/exposed-services.ts';
import { clients, mix, perMinute, pick, rowsOf } from './mix.ts';
import { notInTheMix } from './not-in-the-mix.ts';

/** `<Service>/<Method>` of everything the gateway lets in, from its own table. */
const exposed = exposedServices.flatMap(({ definition }) =>
  // "/baro.tasks.v1.TaskService/GetTask": the service's bare name and the method.
  Object.values(definition).map(({ path }) => /([^./]+\/[^/]+)$/.exec(path)?.[1] ?? path),
);
const inMix = new Set<string>(mix.map(({ rpc }) => rpc));

describe('the mix', () => {
  it('has every method of the outside, or says why not', () => {
    expect(exposed.length).toBeGreaterThan(80);
    expect(exposed.filter((method) => !inMix.has(method) && !(method in notInTheMix))).toEqual([]);
  });

  it('names no method that is not there, and none on both sides', () => {
    const named = [...inMix, ...Object.keys(notInTheMix)];
    expect(named.filter((method) => !exposed.includes(method))).toEqual([]);
    expect([...inMix].filter((method) => method in notInTheMix)).toEqual([]);
  });

  it('has every row once, in exactly one client, with a weight', () => {
    const operations = clients.flatMap((client) => rowsOf(client).map(({ operation }) => operation));
    expect(operations.toSorted()).toEqual(mix.map(({ operation }) => operation).toSorted());
    expect(new Set(operations).size).toBe(mix.length);
    expect(mix.filter(({ aDay }) => !(aDay > 0))).toEqual([]);
  });

  it('keeps the day of README.md: 13.1 calls a second in the mean hour, of them one in 39 a write', () => {
    const rate = clients.reduce((sum, client) => sum + perMinute(client), 0) / 60;
    const writes = clients.filter(({ kind }) => kind === 'write');
    const writeRate = writes.reduce((sum, client) => sum + perMinute(client), 0) / 60;
    expect(rate).toBeCloseTo(13.1, 1);
    expect(rate / writeRate).toBeCloseTo(39, 0);
  });
});

describe('pick', () => {
  it('falls on each row as often as its weight says', () => {
    const [client] = clients;
    const rows = client ? rowsOf(client) : [];
    const total = rows.reduce((sum, { aDay }) => sum + aDay, 0);
    const turns = 100_000;
    const counts = new Map<string, number>();
    for (let turn = 0; turn < turns; turn += 1) {
      const operation = pick(rows, turn / turns) ?? '';
      counts.set(operation, (counts.get(operation) ?? 0) + 1);
    }
    for (const { operation, aDay } of rows) {
      expect(Math.abs((counts.get(operation) ?? 0) - (turns * aDay) / total)).toBeLessThanOrEqual(1);
    }
  });
});
