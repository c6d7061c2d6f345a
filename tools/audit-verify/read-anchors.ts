import { createReadStream, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { readAnchor } from '@baro/chassis/audit';
import type { Anchor } from '@baro/chassis/audit';
import { VerifyError } from './verify-error.ts';

/** Reads anchors from folders of `<service>.jsonl` and from files, which may be logs of services. @throws VerifyError */
export async function readAnchors(places: readonly string[], until: Date | undefined): Promise<Anchor[]> {
  const anchors: Anchor[] = [];
  for (const place of places) {
    for (const file of await filesOf(place)) {
      for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
        const anchor = readAnchor(line);
        if (anchor && !(until && new Date(anchor.time) > until)) anchors.push(anchor);
      }
    }
  }
  return anchors;
}

async function filesOf(place: string): Promise<string[]> {
  const found = statSync(place, { throwIfNoEntry: false });
  if (!found) throw new VerifyError(`--anchors ${place}: there is no such file or folder.`);
  if (!found.isDirectory()) return [place];
  const names = await readdir(place);
  return names.filter((name) => name.endsWith('.jsonl')).map((name) => path.join(place, name));
}
