import { readdir } from 'node:fs/promises';

/** Timeline, then the place in the log in two parts; 16 MB a segment, so 256 of them in each upper part. */
const SEGMENT = /^[0-9A-F]{24}$/;
const SEGMENTS_IN_PART = 256;

/** Segments in a folder, in order. */
export async function listSegments(dir: string): Promise<string[]> {
  const names = await readdir(dir).catch((): string[] => []);
  return names.filter((name) => SEGMENT.test(name)).toSorted();
}

/** The segment after this one on the same timeline. */
export function segmentAfter(name: string): string {
  const place = parseInt(name.slice(8, 16), 16) * SEGMENTS_IN_PART + parseInt(name.slice(16), 16) + 1;
  const hex = (value: number): string => value.toString(16).toUpperCase().padStart(8, '0');
  return `${name.slice(0, 8)}${hex(Math.floor(place / SEGMENTS_IN_PART))}${hex(place % SEGMENTS_IN_PART)}`;
}

/** Segments from `first` to `last`, both among them. */
export function segmentsBetween(first: string, last: string): string[] {
  const names = [first];
  for (let name = first; name < last;) names.push((name = segmentAfter(name)));
  return names;
}

/** Segments that are missing between the first and the last there is of the same timeline. */
export function gapsIn(segments: readonly string[], first: string): string[] {
  const there = new Set(segments);
  const last = segments.filter((name) => name.slice(0, 8) === first.slice(0, 8)).at(-1);
  if (last === undefined || last < first) return [];
  return segmentsBetween(first, last).filter((name) => !there.has(name));
}
