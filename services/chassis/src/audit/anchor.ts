import { open } from 'node:fs/promises';
import path from 'node:path';
import { sealHash } from './seal.ts';
import type { Seal } from './seal.ts';

/** What is published of a seal outside the database: who cuts the end off the chain cannot cut it off there. */
export interface Anchor {
  service: string;
  batch: number;
  /** Of the seal, hexadecimal; it stands for all seals before it too. */
  hash: string;
  time: string;
}

/** The anchor of a seal. */
export function anchorOf(service: string, seal: Seal): Anchor {
  const hash = sealHash(service, seal).toString('hex');
  return { service, batch: seal.batch, hash, time: seal.sealTime.toISOString() };
}

/** Adds an anchor to `<dir>/<service>.jsonl` and waits until it is on disk. */
export async function writeAnchor(dir: string, anchor: Anchor): Promise<void> {
  const file = await open(path.join(dir, `${anchor.service}.jsonl`), 'a', 0o640);
  try {
    await file.write(`${JSON.stringify(anchor)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Reads a line of such a file or of a service's log; undefined when it holds no anchor. */
export function readAnchor(line: string): Anchor | undefined {
  if (!line.includes('"hash"')) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return undefined; // a log also holds what is not ours
  }
  const { anchor = value } = value as { anchor?: unknown };
  const { service, batch, hash, time } = anchor as Partial<Anchor>;
  const whole = typeof service === 'string' && typeof batch === 'number' && typeof hash === 'string';
  return whole ? { service, batch, hash, time: time ?? '' } : undefined;
}
