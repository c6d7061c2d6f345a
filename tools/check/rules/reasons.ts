import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import type { Finding, Rule } from '../rule.ts';

interface Row {
  readonly code?: unknown;
  readonly en?: unknown;
  readonly vi?: unknown;
}

/** Every reason says its sentence in both languages: the gateway has nothing else to show. */
export const reasons: Rule = {
  name: 'reasons',
  async check(repo) {
    const tables = repo.files.filter((file) =>
      /^services\/[^/]+\/src\/((errors|files)\/)?reasons\.ts$/.test(file),
    );
    const found = await Promise.all(
      tables.map(async (file) => {
        const module: unknown = await import(pathToFileURL(join(repo.root, file)).href);
        return checkReasonModule(file, module);
      }),
    );
    return found.flat();
  },
};

/** Every exported table of a reasons module; exported for its test. */
export function checkReasonModule(file: string, module: unknown): Finding[] {
  const tables = objectsIn(module).flatMap((value) => tableOf(value));
  if (tables.length === 0) return [{ file, message: 'exports no table of reasons' }];
  return tables.flatMap((table) =>
    Object.entries(table).flatMap(([reason, row]) =>
      problemsOf(reason, row).map((problem) => ({ file, message: `${reason} ${problem}` })),
    ),
  );
}

function objectsIn(module: unknown): object[] {
  if (typeof module !== 'object' || module === null) return [];
  return Object.values(module).filter(
    (value): value is object => typeof value === 'object' && value !== null,
  );
}

/** `defineReasons` gives {domain, rows}; the chassis's common reasons are rows themselves. */
function tableOf(value: object): Record<string, Row>[] {
  const rows: unknown = 'rows' in value ? value.rows : value;
  if (typeof rows !== 'object' || rows === null) return [];
  const entries: [string, unknown][] = Object.entries(rows);
  const isTable = entries.length > 0 && entries.every(([, row]) => isObject(row) && 'code' in row);
  return isTable
    ? [Object.fromEntries(entries.filter((entry): entry is [string, Row] => isObject(entry[1])))]
    : [];
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function problemsOf(reason: string, { en, vi }: Row): string[] {
  const problems: string[] = [];
  if (!/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/.test(reason) || reason.length > 63) {
    problems.push('is not UPPER_SNAKE ≤ 63');
  }
  if (typeof en !== 'string' || !isSentence(en)) problems.push('has no English sentence');
  if (typeof vi !== 'string' || !isSentence(vi)) problems.push('has no Vietnamese sentence');
  else if (!/[^ -~]/.test(vi)) problems.push('has a Vietnamese sentence without accents');
  return problems;
}

/** Begins large, ends with a full stop (a closing mark may follow). */
function isSentence(text: string): boolean {
  return /^[\p{Lu}{"“].*[.?!]["”)]?$/u.test(text);
}
