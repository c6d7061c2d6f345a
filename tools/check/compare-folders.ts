import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Names every file that is in one folder only or differs. */
export function compareFolders(made: string, committed: string): string[] {
  const names = new Set([...filesIn(made), ...filesIn(committed)]);
  return [...names].sort().flatMap((name) => {
    const [left, right] = [join(made, name), join(committed, name)];
    if (!existsSync(left)) return [`${name} is made by nothing any more`];
    if (!existsSync(right)) return [`${name} is not there`];
    return readFileSync(left).equals(readFileSync(right)) ? [] : [`${name} is out of date`];
  });
}

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
}
