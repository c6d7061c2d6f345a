import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConfigError } from './define-config.ts';
import { openClock } from './test-clock.ts';

let dir: string;
let file: string;

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'baro-clock-'));
  file = join(dir, 'clock');
});

afterAll(() => rmSync(dir, { recursive: true }));

describe('the clock of a service', () => {
  it('is the real one when no file is named', () => {
    const before = Date.now();
    const now = openClock({ embedded: false, testClockFile: '' })().getTime();
    expect(now).toBeGreaterThanOrEqual(before);
    expect(now).toBeLessThanOrEqual(Date.now());
  });

  it('stands still at the instant of the file, and jumps with it in every process at once', () => {
    writeFileSync(file, '2026-02-13T16:59:00+07:00\n');
    const clocks = [1, 2].map(() => openClock({ embedded: true, testClockFile: file }));
    const all = (): string[] => clocks.map((clock) => clock().toISOString());
    expect(all()).toEqual(['2026-02-13T09:59:00.000Z', '2026-02-13T09:59:00.000Z']);
    writeFileSync(file, '2026-02-23T01:00:00.250Z');
    expect(all()).toEqual(['2026-02-23T01:00:00.250Z', '2026-02-23T01:00:00.250Z']);
  });

  it('is refused outside embedded defaults', () => {
    writeFileSync(file, '2026-02-13T16:59:00+07:00');
    const open = (): unknown => openClock({ embedded: false, testClockFile: file });
    expect(open).toThrow(ConfigError);
    expect(open).toThrow('TEST_CLOCK_FILE is for tests: it needs EMBEDDED=true');
  });

  it.each(['', 'tomorrow', '2026-02-13', '2026-02-13T16:59:00', '2026-02-31T25:00:00Z'])(
    'is refused with a file that holds "%s"',
    (written) => {
      writeFileSync(file, written);
      expect(() => openClock({ embedded: true, testClockFile: file })).toThrow(/no ISO 8601 instant/);
    },
  );

  it('is refused with a file that is not there', () => {
    const missing = join(dir, 'missing');
    expect(() => openClock({ embedded: true, testClockFile: missing })).toThrow(/cannot be read/);
  });
});
