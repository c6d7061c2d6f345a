import { createHash } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';

import type { Covered } from './covered.ts';
import type { HashedFile } from './hashed-copy.ts';
import { parts } from './layout.ts';
import { RecoveryError } from './recovery-error.ts';

/** What a base backup is and holds; it can be restored to any instant from `finishTime` on that the log reaches. */
export interface Manifest {
  format: 1;
  beginTime: string;
  finishTime: string;
  postgres: string;
  systemIdentifier: string;
  /** First and last segment of the log it needs to be whole; both lie in its own `wal`. */
  beginWal: string;
  endWal: string;
  /** Every database of the cluster. */
  databases: string[];
  services: (Covered & { attachmentCount: number })[];
  /** What was remembered of the platform, to be remembered by the restored one. */
  city: 'undecided' | 'asked' | 'loaded' | 'empty';
  hasSecrets: boolean;
  /** Folders of the cluster, empty ones too. */
  folders: string[];
  /** Everything in the base backup's folder. */
  files: HashedFile[];
  /** Attachments in the backup folder's `files`, as they stood; shared by all base backups. */
  attachments: HashedFile[];
}

/** Writes the manifest with its own hash in front, in one step. */
export async function writeManifest(dir: string, manifest: Manifest): Promise<void> {
  const text = JSON.stringify(manifest);
  const file = path.join(dir, parts.manifest);
  await writeFile(`${file}.new`, `${hashOf(text)}\n${text}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
}

/** Reads a manifest. @throws RecoveryError when it is not the one that was written */
export async function readManifest(dir: string): Promise<Manifest> {
  const file = path.join(dir, parts.manifest);
  const [hash, text = ''] = (await readFile(file, 'utf8')).split('\n');
  if (hash !== hashOf(text)) throw new RecoveryError(`${file} was changed after it was written.`);
  const manifest = JSON.parse(text) as Manifest;
  if (manifest.format !== 1) throw new RecoveryError(`${file} is of a newer Baro.`);
  return manifest;
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
