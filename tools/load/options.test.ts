import { describe, expect, it } from 'vitest';

import { readOptions } from './options.ts';

describe('the options of npm run load', () => {
  it('take the duration of the workload when nothing is said', () => {
    expect(readOptions(['average'], '/clone')).toMatchObject({
      workload: 'average',
      seconds: 300,
      dataDir: undefined,
      documents: 0,
    });
  });

  it('read times with a unit and folders from where one stands', () => {
    expect(readOptions(['soak', '--duration', '2h', '--target', 'city'], '/home')).toMatchObject({
      seconds: 7200,
      dataDir: '/home/city',
    });
  });

  it.each([
    [[], /Say one of smoke, average, stress, spike, soak/],
    [['storm'], /Say one of/],
    [['smoke', '--duration', '5'], /--duration 5 is no time from 20s/],
    [['smoke', '--duration', 'soon'], /--duration soon/],
    [['soak', '--duration', '24h'], /--duration 24h/],
    [['smoke', '--documents', '-1'], /--documents|ambiguous/],
    [['smoke', '--documents', '5', '--target', 'x'], /throw-away platform only/],
    [['smoke', '--target', ''], /--target needs/],
    [['smoke', '--speed', '2'], /--speed/],
  ])('refuse %j', (args, rule) => {
    expect(() => readOptions(args, '/')).toThrow(rule);
  });
});
