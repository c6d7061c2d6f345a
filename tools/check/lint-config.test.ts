import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');

const file = 'services/sample/src/sample.ts';

/** What the house rules forbid and the linter is set up to find, one bad sample each. */
const bad: Readonly<Record<string, string>> = {
  'no-explicit-any': 'export const a: any = 1;\n',
  'no-non-null-assertion': 'export const a = (list: string[]) => list.at(0)!;\n',
  'no-default-export': 'export default 1;\n',
  'no-floating-promises': 'const a = async () => 1;\nexport const b = () => {\n  a();\n};\n',
  'no-misused-promises': 'export const b = (list: number[]) => list.forEach(async () => 1);\n',
  'no-console': "console.log('a');\n",
  eqeqeq: 'export const a = (b: unknown) => b == 1;\n',
  'no-empty': 'export const a = () => {\n  try {\n    a();\n  } catch {}\n};\n',
  'switch-exhaustiveness-check':
    "export const a = (b: 'x' | 'y') => {\n  switch (b) {\n    case 'x':\n      return 1;\n  }\n  return 2;\n};\n",
  'max-lines-per-function': `export function a() {\n${'  a();\n'.repeat(81)}}\n`,
  'prefer-node-protocol': "import { join } from 'path';\nexport const a = join('b');\n",
  'no-unsafe-return': "export const a = (): string => JSON.parse('1');\n",
};

const good =
  "import { join } from 'node:path';\n\nexport function a(list: readonly string[]): string {\n  return join(list[0] ?? '', 'b');\n}\n";

describe('.oxlintrc.json', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'baro-lint-'));
    for (const name of ['.oxlintrc.json', 'tsconfig.base.json']) cpSync(join(root, name), join(folder, name));
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    write(
      'tsconfig.json',
      JSON.stringify({ extends: './tsconfig.base.json', include: ['services/**/*.ts'] }),
    );
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  function write(name: string, text: string): void {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }

  function lint(text: string): string {
    write(file, text);
    const oxlint = join(root, 'node_modules/.bin/oxlint');
    const result = spawnSync(oxlint, ['--format=unix', 'services'], { cwd: folder, encoding: 'utf8' });
    return result.stdout + result.stderr;
  }

  it.each(Object.entries(bad))('finds %s', (rule, text) => {
    expect(lint(text)).toContain(`(${rule})]`);
  });

  it('finds files that import each other', () => {
    write('services/sample/src/other.ts', "import { a } from './sample.ts';\nexport const b = () => a();\n");
    expect(lint("import { b } from './other.ts';\nexport const a = (): unknown => b;\n")).toContain(
      '(no-cycle)]',
    );
    rmSync(join(folder, 'services/sample/src/other.ts'));
  });

  it('is content with what the rules ask for', () => {
    expect(lint(good)).not.toContain('Error');
  });
});
