import { describe, expect, it } from 'vitest';
import { Lockout } from './lockout.ts';

const settings = {
  enabled: true,
  failureFactor: 3,
  waitIncrementSeconds: 60,
  maxWaitSeconds: 100,
  resetAfterSeconds: 3600,
};

function fail(lockout: Lockout, times: number, name = 'a'): void {
  for (let i = 0; i < times; i += 1) lockout.recordFailure(name);
}

describe('Lockout', () => {
  it('locks after the factor, longer each round, never longer than the maximum', () => {
    let now = 0;
    const lockout = new Lockout(settings, () => now);
    fail(lockout, 2);
    expect(lockout.waitSeconds('a')).toBe(0);
    fail(lockout, 1);
    expect(lockout.waitSeconds('a')).toBe(60);
    now += 60_000;
    expect(lockout.waitSeconds('a')).toBe(0);
    fail(lockout, 3);
    expect(lockout.waitSeconds('a')).toBe(100);
  });

  it('locks one name only', () => {
    const lockout = new Lockout(settings, () => 0);
    fail(lockout, 3);
    expect(lockout.waitSeconds('b')).toBe(0);
  });

  it('forgets failures after success and after a long quiet time', () => {
    let now = 0;
    const lockout = new Lockout(settings, () => now);
    fail(lockout, 2);
    lockout.recordSuccess('a');
    fail(lockout, 2);
    expect(lockout.waitSeconds('a')).toBe(0);
    now += 3_601_000;
    fail(lockout, 2);
    expect(lockout.waitSeconds('a')).toBe(0);
  });

  it('stays bounded when somebody tries endless names', () => {
    const lockout = new Lockout(settings, () => 0);
    fail(lockout, 3, 'first');
    for (let i = 0; i < 10_000; i += 1) lockout.recordFailure(`name-${i}`);
    expect(lockout.waitSeconds('first')).toBe(0);
  });

  it('does nothing where the realm has no brute-force protection', () => {
    const lockout = new Lockout({ ...settings, enabled: false }, () => 0);
    fail(lockout, 30);
    expect(lockout.waitSeconds('a')).toBe(0);
  });
});
