import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { findChromium } from './find-needs.ts';

let dir = '';

beforeEach(() => {
  dir = mkdtempSync(path.join(os.tmpdir(), 'baro-find-needs-'));
  vi.stubEnv('PATH', dir);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(dir, { recursive: true, force: true });
});

/** A program of this name that ends with this code. */
function put(name: string, code: number): string {
  const file = path.join(dir, name);
  writeFileSync(file, `#!/bin/sh\nexit ${code}\n`, { mode: 0o755 });
  return file;
}

describe('the browser of the tests', () => {
  it('is the headless shell where both are', async () => {
    put('chromium', 0);
    const shell = put('chromium-headless-shell', 0);
    expect(await findChromium()).toBe(shell);
  });

  it('is the whole browser where the shell does not start', async () => {
    put('chromium-headless-shell', 1);
    const whole = put('chromium', 0);
    expect(await findChromium()).toBe(whole);
  });

  it('is missing where none starts', async () => {
    put('chromium', 1);
    expect(await findChromium()).toBeUndefined();
  });
});
