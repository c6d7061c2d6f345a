import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { compareFolders } from './compare-folders.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'baro-compare-'));
  for (const side of ['made', 'committed']) {
    mkdirSync(join(folder, side, 'sub'), { recursive: true });
    writeFileSync(join(folder, side, 'sub', 'same.ts'), 'same');
  }
});
afterEach(() => rmSync(folder, { recursive: true }));

const compare = () => compareFolders(join(folder, 'made'), join(folder, 'committed'));

it('is content with the same files', () => {
  expect(compare()).toEqual([]);
});

it('names what is stale, missing and left over', () => {
  writeFileSync(join(folder, 'made', 'sub', 'same.ts'), 'changed');
  writeFileSync(join(folder, 'made', 'new.ts'), '');
  writeFileSync(join(folder, 'committed', 'old.ts'), '');
  expect(compare()).toEqual([
    'new.ts is not there',
    'old.ts is made by nothing any more',
    'sub/same.ts is out of date',
  ]);
});
