import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

import { findOnPath, runCommand } from './command.ts';

/** Unpacks a package of this machine's own Debian or Ubuntu sources into `target`: no root, nothing installed. */
export async function unpackDebianPackage(name: string, target: string, signal?: AbortSignal): Promise<void> {
  if (!(await findOnPath('apt-get'))) throw new Error('There is no apt-get on this machine.');
  const work = await mkdtemp(path.join(os.tmpdir(), 'baro-apt-'));
  try {
    const lists = path.join(work, 'state', 'lists', 'partial');
    const archives = path.join(work, 'cache', 'archives', 'partial');
    await Promise.all([mkdir(lists, { recursive: true }), mkdir(archives, { recursive: true })]);
    // A state and a cache of our own, so that no root is needed; what is installed is read from the machine.
    const own = [
      `Dir::State=${work}/state`,
      'Dir::State::status=/var/lib/dpkg/status',
      `Dir::Cache=${work}/cache`,
      'APT::Sandbox::User=',
    ];
    const options = own.flatMap((option) => ['-o', option]);
    await apt([...options, '-qq', 'update'], work, signal);
    await apt([...options, '-qq', 'download', name], work, signal);
    const file = (await readdir(work)).find((entry) => entry.endsWith('.deb'));
    if (!file) throw new Error(`apt-get downloaded no ${name}.`);
    const unpacked = await runCommand('dpkg-deb', ['-x', path.join(work, file), target]);
    if (unpacked.code !== 0) throw new Error(`dpkg-deb could not unpack ${name}: ${unpacked.output.trim()}`);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function apt(args: string[], cwd: string, signal?: AbortSignal): Promise<void> {
  const done = await runCommand('apt-get', args, {
    cwd,
    signal,
    env: { LC_ALL: 'C', DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (done.code !== 0) throw new Error(`apt-get failed: ${done.output.trim().split('\n').at(-1) ?? ''}`);
}
