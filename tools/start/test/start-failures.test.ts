import { readFileSync } from 'node:fs';
import path from 'node:path';

import { afterEach, describe, expect, it } from 'vitest';

import { findFirstPort, leftovers, makeDataPlace, removeDataPlace, startFake } from './fake-platform.ts';

let dir = '';

afterEach(() => removeDataPlace(dir));

describe('a start', () => {
  it('stopped in its midst leaves nothing behind', async () => {
    dir = await makeDataPlace();
    const platform = startFake(['--data', dir, '--port', String(await findFirstPort())]);
    await platform.says('PostgreSQL  ');
    platform.starter.kill('SIGTERM');
    expect(await platform.exitCode()).toBe(0);
    expect(leftovers(dir)).toEqual([]);
  });

  it('says why when a service does not come up, and leaves nothing behind', async () => {
    dir = await makeDataPlace();
    const platform = startFake(['--data', dir, '--port', String(await findFirstPort())], {
      FAKE_BETA_FAULT: 'exit',
    });
    expect(await platform.exitCode()).toBe(1);
    expect(platform.output()).toContain('Baro cannot start. beta ended before it was ready.');
    expect(platform.output()).toContain('beta has no luck today');
    expect(leftovers(dir)).toEqual([]);
  });

  it('ends a service that ignores SIGTERM when Ctrl-C is pressed again', async () => {
    dir = await makeDataPlace();
    const platform = startFake(['--data', dir, '--port', String(await findFirstPort())], {
      FAKE_BETA_FAULT: 'deaf',
    });
    await platform.says('\nready\n');
    platform.starter.kill('SIGINT');
    await platform.says('Stopping');
    while (platform.starter.exitCode === null && !platform.output().includes('at once')) {
      await new Promise((resolve) => setTimeout(resolve, 200));
      platform.starter.kill('SIGINT');
    }
    expect(await platform.exitCode()).toBe(0);
    expect(platform.output()).toContain('Stopping at once.');
    expect(leftovers(dir)).toEqual([]);
  });

  it('stays with the sign-on its data was begun with: at the other its accounts would be strangers', async () => {
    dir = await makeDataPlace();
    const port = String(await findFirstPort());
    const first = startFake(['--data', dir, '--port', port]);
    await first.says('\nready\n');
    first.starter.kill('SIGTERM');
    expect(await first.exitCode()).toBe(0);
    const second = startFake(['--data', dir, '--port', port, '--sso=keycloak']);
    expect(await second.exitCode()).toBe(1);
    expect(second.output()).toContain(`The data in ${dir} was begun with --sso=development`);
  });

  it('names the sign-ons it knows when asked for another', async () => {
    dir = await makeDataPlace();
    const platform = startFake(['--data', dir, '--sso=other']);
    expect(await platform.exitCode()).toBe(1);
    expect(platform.output()).toContain('--sso other is not known: take development or keycloak.');
  });

  it('works in a folder only its owner can enter, as root too', async () => {
    dir = await makeDataPlace(0o700);
    const platform = startFake(['--data', dir, '--port', String(await findFirstPort())]);
    await platform.says('\nready\n');
    const isRoot = process.getuid?.() === 0;
    expect(platform.output().includes("PostgreSQL's in /var/lib/baro/")).toBe(isRoot);
    platform.starter.kill('SIGTERM');
    expect(await platform.exitCode()).toBe(0);
    expect(readFileSync(path.join(dir, 'postgres', 'cluster', 'PG_VERSION'), 'utf8')).toBe('18\n');
  });

  it.each([
    ['--port abc', 'is no usable port'],
    ['--port 70000', 'is no usable port'],
    ['--colour', "Unknown option '--colour'"],
  ])('refuses %s with one sentence', async (args, words) => {
    dir = await makeDataPlace();
    const platform = startFake(args.split(' '));
    expect(await platform.exitCode()).toBe(1);
    expect(platform.output()).toContain(words);
  });
});
