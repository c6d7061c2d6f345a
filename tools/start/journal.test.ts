import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { findProcess, isRunning, type ProcessIdentity } from '../platform/process-identity.ts';
import { Journal } from './journal.ts';

let dir: string;
const started: ProcessIdentity[] = [];

beforeEach(() => {
  dir = mkdtempSync(path.join(os.tmpdir(), 'baro-journal-'));
});

afterEach(() => {
  for (const identity of started.splice(0)) if (isRunning(identity)) process.kill(identity.pid, 'SIGKILL');
  rmSync(dir, { recursive: true });
});

async function startSleeper(): Promise<ProcessIdentity> {
  const child = spawn('sleep', ['600'], { stdio: 'ignore' });
  await once(child, 'spawn');
  const identity = findProcess(child.pid ?? 0);
  if (!identity) throw new Error('sleep did not start');
  started.push(identity);
  return identity;
}

describe('the journal of a starter that was killed', () => {
  it('ends what still runs, and says what', async () => {
    const sleeper = await startSleeper();
    new Journal(dir).add('alpha', sleeper);
    expect(await new Journal(dir).endForgotten()).toEqual(['alpha']);
    expect(isRunning(sleeper)).toBe(false);
    expect(await new Journal(dir).endForgotten()).toEqual([]);
  });

  it('never touches a stranger that was given the same pid since', async () => {
    const stranger = await startSleeper();
    new Journal(dir).add('alpha', { ...stranger, startTicks: '1' });
    expect(await new Journal(dir).endForgotten()).toEqual([]);
    expect(isRunning(stranger)).toBe(true);
  });

  it('takes a broken file for an empty one', async () => {
    writeFileSync(path.join(dir, 'processes.json'), '[{"na');
    expect(await new Journal(dir).endForgotten()).toEqual([]);
  });
});
