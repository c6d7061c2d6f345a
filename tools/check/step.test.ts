import { expect, it } from 'vitest';
import { runCommand } from './step.ts';

const node = (script: string) =>
  runCommand({ name: 'sample', command: process.execPath, args: ['-e', script], cwd: import.meta.dirname });

it('gives no findings for a tool that is content, whatever it says', async () => {
  expect(await node("console.log('all well')")).toEqual([]);
});

it('gives what the tool said on both streams, and its exit code', async () => {
  const lines = await node("console.log('one'); console.error('two'); process.exitCode = 3");
  expect(lines.slice(0, 2).sort()).toEqual(['one', 'two']);
  expect(lines.at(-1)).toContain('ended with 3');
});

it('fails when the tool is not there', async () => {
  const missing = runCommand({
    name: 'sample',
    command: 'no-such-tool-here',
    args: [],
    cwd: import.meta.dirname,
  });
  await expect(missing).rejects.toThrow('no-such-tool-here');
});
