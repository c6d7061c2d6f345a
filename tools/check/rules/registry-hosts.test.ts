import { expect, it } from 'vitest';
import { repoOf } from '../repo.ts';
import { registryHosts } from './registry-hosts.ts';

const host = (...labels: string[]) => labels.join('.');

it.each([
  `"resolved": "https://${host('registry', 'npmjs', 'org')}/a/-/a-1.0.0.tgz"`,
  `pip install -i https://${host('pypi', 'org')}/simple a`,
  `GOPROXY=${host('proxy', 'golang', 'org')}`,
  `deb http://${host('deb', 'debian', 'org')}/debian bookworm main`,
  `see ${host('static', 'crates', 'io')}`,
])('finds %s', async (line) => {
  expect(await registryHosts.check(repoOf({ 'package-lock.json': `a\n${line}\n` }))).toMatchObject([
    { line: 2 },
  ]);
});

it('lets other names be', async () => {
  const text = 'import a from "@nats-io/jetstream"; // github.com/nats-io/nats-server nats.io.crates.ion';
  expect(await registryHosts.check(repoOf({ 'a.ts': text }))).toEqual([]);
});
