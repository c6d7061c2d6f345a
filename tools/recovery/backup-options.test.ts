import { describe, expect, it } from 'vitest';

import { readBackupOptions, readRestoreOptions } from './backup-options.ts';

describe('npm run backup', () => {
  it('takes folders from where it was called', () => {
    const options = readBackupOptions(['--data', 'data', '--to', 'kept', '--without-secrets'], '/home/it');
    expect(options).toEqual({
      verb: 'take',
      dataDir: '/home/it/data',
      root: '/home/it/kept',
      secrets: false,
    });
  });

  it.each([
    ['--verify x --to y', '--verify stands alone'],
    ['--to=', '--to needs the name of a folder'],
    ['--colour', "Unknown option '--colour'"],
  ])('refuses %s', (args, words) => {
    expect(() => readBackupOptions(args.split(' '), '/')).toThrow(words);
  });
});

describe('npm run restore', () => {
  it('reads an instant with its offset', () => {
    const args = ['--from', 'kept', '--data', 'new', '--to-time', '2026-11-27T20:15:00.5+07:00'];
    const { root, dataDir, toTime } = readRestoreOptions(args, '/home/it');
    expect([root, dataDir]).toEqual(['/home/it/kept', '/home/it/new']);
    expect(toTime?.toISOString()).toBe('2026-11-27T13:15:00.500Z');
  });

  it.each([
    ['--data new', 'Name the backup folder'],
    ['--from kept', 'Name the new, empty data folder'],
    ['--from kept --data new --to-time 2026-11-27T20:15:00', 'no instant with its offset'],
    ['--from kept --data new --to-time 2026-13-27T20:15:00Z', 'no instant with its offset'],
    ['--from kept --data new --to-time yesterday', 'no instant with its offset'],
  ])('refuses %s', (args, words) => {
    expect(() => readRestoreOptions(args.split(' '), '/')).toThrow(words);
  });
});
