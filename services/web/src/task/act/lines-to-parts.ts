import type { TaskPart } from '../../api/types.ts';
import type { RouteLine } from '../../incoming/act/route-values.ts';
import { cityToday } from '../../time/format.ts';
import { readDue } from '../../time/typed-due.ts';

/** Co-ordinators as typed, as the contract wants them; a due time left empty is the task's. */
export function linesToParts(lines: readonly RouteLine[], now = new Date()): TaskPart[] {
  return lines.map((line) => ({
    postId: line.post?.value ?? '',
    request: line.direction.normalize('NFC').trim(),
    dueTime: readDue(line.due, cityToday(now))?.toISOString(),
  }));
}

/** Paths of the contract for the lines of co-ordinators, and the places they are typed in. */
export function partFieldNames(lines: readonly RouteLine[]): Record<string, string> {
  const names = lines.flatMap(({ key }, index) => [
    [`parts[${index}]`, key],
    [`parts[${index}].dueTime`, `${key}.due`],
    [`parts[${index}].request`, `${key}.direction`],
  ]);
  return { ...(Object.fromEntries(names) as Record<string, string>), parts: lines[0]?.key ?? 'lead' };
}
