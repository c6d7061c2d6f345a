import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runStage } from './run-stage.ts';

const node = (script: string, limitMs = 30_000) => {
  const said: string[] = [];
  const command = { command: process.execPath, args: ['-e', script], cwd: import.meta.dirname, limitMs };
  return { said, end: runStage(command, (text) => said.push(text)) };
};

/** A zombie waits for its parent and runs no more. */
function runs(pid: number): boolean {
  try {
    // pid (name) state …; a name may hold anything, so the state is what follows the last bracket.
    return !/\) Z [^)]*$/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    // No such process any more.
    return false;
  }
}

describe('runStage', () => {
  it('gives the exit code and passes the words on', async () => {
    const { said, end } = node("console.log('hello'); process.exitCode = 4");
    expect(await end).toMatchObject({ exitCode: 4, timedOut: false, output: 'hello\n' });
    expect(said.join('')).toBe('hello\n');
  });

  it('has no standard input to wait for', async () => {
    const { end } = node("process.stdin.resume().on('end', () => console.log('nothing to read'))");
    expect((await end).output).toContain('nothing to read');
  });

  it('ends a stage that takes too long, with what it started', async () => {
    const script =
      "const c = require('node:child_process').spawn('sleep', ['600']); console.log(c.pid); setInterval(() => {}, 1000)";
    const end = await node(script, 1500).end;
    expect(end).toMatchObject({ exitCode: 1, timedOut: true });
    await expect.poll(() => runs(Number(end.output.trim()))).toBe(false);
  });

  it('leaves nothing behind of a stage that ended by itself', async () => {
    const script =
      "const c = require('node:child_process').spawn('sleep', ['600'], { stdio: 'ignore' }); c.unref(); console.log(c.pid)";
    const end = await node(script).end;
    expect(end.exitCode).toBe(0);
    await expect.poll(() => runs(Number(end.output.trim()))).toBe(false);
  });
});
