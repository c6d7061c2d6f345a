import { randomBytes } from 'node:crypto';
import { renameSync, writeFileSync } from 'node:fs';

/** Writes a file only its owner can read, in one piece: a reader sees the old content or the new. */
export function writePrivateFile(file: string, content: string): void {
  const fresh = `${file}.${randomBytes(4).toString('hex')}.new`;
  writeFileSync(fresh, content, { mode: 0o600 });
  renameSync(fresh, file);
}
