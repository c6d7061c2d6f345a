import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { root } from '../render.ts';

export const goldenDir = path.join(root, 'test', 'charts', 'golden');

/** What is rendered is what was looked at when it was committed; `isUpdate` writes it anew. */
export function checkGolden(name: string, text: string, isUpdate: boolean): string[] {
  const file = path.join(goldenDir, `${name}.yaml`);
  const there = existsSync(file) ? readFileSync(file, 'utf8') : '';
  if (there === text) return [];
  if (isUpdate) {
    writeFileSync(file, text);
    return [];
  }
  const [old, fresh] = [there.split('\n'), text.split('\n')];
  const line = fresh.findIndex((content, index) => content !== old[index]);
  return [
    `test/charts/golden/${name}.yaml:${line + 1}: is rendered as "${fresh[line] ?? ''}" now; look at it, then npm run charts:check -- --update`,
  ];
}
