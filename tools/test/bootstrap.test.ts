import { spawn } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { poll } from '../platform/poll.ts';

let root: string;

/** Does what the real one is asked for: brings the pinned Node, and says how often it was called. */
const FAKE_NPM = `#!/bin/sh
echo "$@" >> "$FAKE_ROOT/npm-calls"
if [ -n "$FAKE_NPM_FAILS" ]; then exit 7; fi
sleep 0.3
mkdir -p node_modules/.bin
ln -sf "$FAKE_NODE" node_modules/.bin/node
echo '{"packages":{}}' > node_modules/.package-lock.json
`;

const FAKE_MAIN = `
process.stdout.write('main ' + JSON.stringify({ args: process.argv.slice(2), cwd: process.cwd(), from: process.env.INIT_CWD }) + '\\n');
process.on('SIGTERM', () => { process.stdout.write('told to stop\\n'); process.exit(5); });
process.on('disconnect', () => process.exit(6));
if (process.argv[2] === 'wait') setInterval(() => {}, 1000);
else process.exit(Number(process.argv[3] ?? 0));
`;

beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'baro-bootstrap-'));
  for (const dir of ['tools/test', 'bin']) mkdirSync(path.join(root, dir), { recursive: true });
  copyFileSync(
    path.join(import.meta.dirname, '..', 'bootstrap.mjs'),
    path.join(root, 'tools', 'bootstrap.mjs'),
  );
  writeFileSync(path.join(root, 'tools', 'test', 'main.ts'), FAKE_MAIN);
  writeFileSync(path.join(root, 'tools', 'test', 'help.txt'), 'the help page\n');
  writeFileSync(path.join(root, 'bin', 'npm'), FAKE_NPM);
  chmodSync(path.join(root, 'bin', 'npm'), 0o755);
  const node = { dependencies: { node: process.versions.node }, workspaces: [] };
  writeFileSync(path.join(root, 'package.json'), JSON.stringify(node));
  writeFileSync(path.join(root, 'package-lock.json'), '{"packages":{}}');
});

afterEach(() => rmSync(root, { recursive: true }));

function start(args: readonly string[], extra: Record<string, string> = {}) {
  const PATH = `${path.join(root, 'bin')}:${process.env['PATH'] ?? ''}`;
  const env = {
    ...process.env,
    PATH,
    FAKE_ROOT: root,
    FAKE_NODE: process.execPath,
    INIT_CWD: undefined,
    ...extra,
  };
  const child = spawn(process.execPath, [path.join(root, 'tools', 'bootstrap.mjs'), ...args], {
    cwd: '/',
    env,
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = new Promise<{ code: number | null; output: string }>((resolve) => {
    child.once('close', (code) => resolve({ code, output }));
  });
  return { child, ended, output: () => output };
}

function npmCalls(): string[] {
  try {
    return readFileSync(path.join(root, 'npm-calls'), 'utf8').trim().split('\n');
  } catch {
    return [];
  }
}

describe('the bootstrap', () => {
  it('installs what is missing, hands over with the arguments, and gives the exit code on', async () => {
    const { code, output } = await start(['test', '--data', '3']).ended;
    expect(code).toBe(3);
    expect(output).toContain(`main {"args":["--data","3"],"cwd":"${root}","from":"/"}`);
    expect(npmCalls()).toHaveLength(1);
    expect(npmCalls()[0]).toMatch(/^install --no-save .*--ignore-scripts=false/);
  });

  it('installs nothing the second time, and again when the lock file changed', async () => {
    await start(['test']).ended;
    await start(['test']).ended;
    expect(npmCalls()).toHaveLength(1);
    const changed = { packages: { 'node_modules/more': { version: '1.0.0' } } };
    writeFileSync(path.join(root, 'package-lock.json'), JSON.stringify(changed));
    await start(['test']).ended;
    expect(npmCalls().length).toBeGreaterThan(1);
  });

  it('installs once when two are begun side by side', async () => {
    const both = await Promise.all([start(['test']).ended, start(['test']).ended]);
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    expect(npmCalls()).toHaveLength(1);
  });

  it('is not held up by the lock of an install that was killed', async () => {
    mkdirSync(path.join(root, '.baro'));
    writeFileSync(path.join(root, '.baro', 'install.lock'), '1');
    expect((await start(['test']).ended).code).toBe(0);
  });

  it('says so in one sentence when npm fails', async () => {
    const { code, output } = await start(['test'], { FAKE_NPM_FAILS: 'yes' }).ended;
    expect(code).toBe(1);
    expect(output).toContain('npm could not install the packages (exit code 7)');
    expect(output).not.toContain('main');
  });

  it('shows help without installing anything', async () => {
    const { code, output } = await start(['test', '--help']).ended;
    expect([code, output]).toEqual([0, 'the help page\n']);
    expect(npmCalls()).toEqual([]);
  });

  it('passes a signal on and waits for the end', async () => {
    const { child, ended, output } = start(['test', 'wait']);
    await poll(() => output().includes('main'), { what: 'the program', timeoutMs: 30_000 });
    child.kill('SIGTERM');
    const { code, output: all } = await ended;
    expect(code).toBe(5);
    expect(all).toContain('told to stop');
  });
});
