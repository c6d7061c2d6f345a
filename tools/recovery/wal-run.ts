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

/** Segments that are missing between `from`, which a base backup holds itself, and the last of the same timeline. */
export function gapsIn(segments: readonly string[], from: string): string[] {
  const there = new Set([...segments, from]);
  const last = segments.findLast((name) => name.slice(0, 8) === from.slice(0, 8));
  if (last === undefined || last < from) return [];
  return segmentsBetween(from, last).filter((name) => !there.has(name));
}
