import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startChild } from '../platform/child.ts';
import { isRunning } from '../platform/process-identity.ts';
import { claimFolder, endProcesses, rememberProcess } from './state.ts';

let dir = '';
const sleeper = { command: '/bin/sleep', args: ['300'], env: {}, deathSignal: 'SIGTERM' } as const;

beforeEach(() => {
  dir = mkdtempSync(path.join(os.tmpdir(), 'baro-cluster-state-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

describe('what up started', () => {
  it('ends, and nothing else does', async () => {
    const [ours, other] = [await startChild(sleeper), await startChild(sleeper)];
    rememberProcess(dir, 'etcd', ours.identity);
    // Its number was given to a stranger since.
    rememberProcess(dir, 'apiserver', { ...other.identity, startTicks: '1' });
    expect(await endProcesses(dir)).toEqual(['apiserver', 'etcd']);
    expect([isRunning(ours.identity), isRunning(other.identity), existsSync(dir)]).toEqual([
      false,
      true,
      false,
    ]);
    await other.stop({ signal: 'SIGKILL', graceMs: 0 });
  });

  it('is not doubled on one folder', async () => {
    claimFolder(dir);
    rememberProcess(dir, 'etcd', { pid: 1, startTicks: '1', bootId: 'gone' });
    expect(() => claimFolder(dir)).toThrow('was brought up');
  });
});

describe('a folder of somebody else', () => {
  it('is neither taken nor removed', async () => {
    writeFileSync(path.join(dir, 'letter.txt'), 'dear');
    expect(() => claimFolder(dir)).toThrow('holds files already');
    expect(await endProcesses(dir)).toEqual([]);
    expect(existsSync(path.join(dir, 'letter.txt'))).toBe(true);
  });
});
