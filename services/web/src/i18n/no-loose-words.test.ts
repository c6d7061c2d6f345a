import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { en } from './en/index.ts';
import { vi } from './vi/index.ts';

const src = join(import.meta.dirname, '..');
/** Letters only Vietnamese has; a sentence without one of them is a rare thing. */
const VIETNAMESE = /[àáảãạăắằẳẵặâấầẩẫậđèéẻẽẹêếềểễệìíỉĩịòóỏõọôốồổỗộơớờởỡợùúủũụưứừửữựỳýỷỹỵ]/i;

function sourceFiles(): string[] {
  return readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.test.ts') && !path.startsWith('i18n'))
    .map((path) => join(src, path));
}

/** Comments name laws and things in Vietnamese; only code counts. */
function withoutComments(code: string): string {
  return code.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/.*$/gm, '');
}

describe('sentences', () => {
  it('stand in the catalogue, not in the pages', () => {
    // What is typed or read, not shown: words of dates, prefixes of numbers, letters that are folded.
    const readers = ['time/typed-date.ts', 'text/number-symbol.ts', 'text/fold.ts'];
    const loose = sourceFiles()
      .filter((file) => !readers.includes(relative(src, file)))
      .filter((file) => VIETNAMESE.test(withoutComments(readFileSync(file, 'utf8'))));
    expect(loose.map((file) => relative(src, file))).toEqual([]);
  });

  it('have the same keys in both languages', () => {
    expect(keysOf(en)).toEqual(keysOf(vi));
  });
});

function keysOf(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value)
    .flatMap(([key, inner]) => keysOf(inner, `${path}.${key}`))
    .sort();
}
