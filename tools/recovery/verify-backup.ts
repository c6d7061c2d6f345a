import { stat } from 'node:fs/promises';
import path from 'node:path';

import { forEachAtOnce } from './at-once.ts';
import { identityKeyFiles } from '../start/secrets.ts';
import { coveredDatabases, coveredServices } from './covered.ts';
import { hashedFile, type HashedFile, isAbsent } from './hashed-copy.ts';
import { baseDirOf, listBases, parts, walDirOf } from './layout.ts';
import { type Manifest, readManifest } from './manifest.ts';
import { RecoveryError } from './recovery-error.ts';
import { gapsIn, listSegments, segmentsBetween } from './wal-run.ts';

/** What a look at a backup came to. */
export interface Verified {
  bases: number;
  files: number;
  segments: number;
  /** One sentence each; none is what is wanted. */
  faults: string[];
}

/** Reads every byte of a backup folder and says all that is wrong with it. */
export async function verifyBackup(root: string): Promise<Verified> {
  const faults: string[] = [];
  const names = await listBases(root);
  let files = 0;
  for (const name of names) {
    const found = await verifyBase(root, name);
    files += found.files;
    faults.push(...found.faults);
  }
  const segments = await listSegments(walDirOf(root));
  const [oldest = ''] = names;
  const manifest = await readManifest(baseDirOf(root, oldest)).catch(() => undefined);
  if (manifest) {
    faults.push(...gapsIn(segments, manifest.endWal).map((name) => `the log lacks segment ${name}`));
  }
  return { bases: names.length, files, segments: segments.length, faults };
}

/** The same for one base backup and the attachments it counts on. */
export async function verifyBase(root: string, name: string): Promise<{ files: number; faults: string[] }> {
  const dir = baseDirOf(root, name);
  let manifest: Manifest;
  try {
    manifest = await readManifest(dir);
  } catch (error) {
    if (error instanceof RecoveryError) return { files: 0, faults: [error.message] };
    throw error;
  }
  const faults = [
    ...uncovered(manifest),
    ...(await compareFiles(dir, manifest.files)),
    ...(await compareFiles(path.join(root, parts.files), manifest.attachments)),
  ];
  const files = manifest.files.length + manifest.attachments.length;
  return { files, faults: faults.map((fault) => `${name}: ${fault}`) };
}

/** What the platform of this clone has and the backup does not. */
function uncovered(manifest: Manifest): string[] {
  const faults: string[] = [];
  const held = new Set(manifest.files.map((file) => file.path));
  for (const database of coveredDatabases()) {
    if (!manifest.databases.includes(database)) faults.push(`database ${database} is not in it`);
  }
  for (const { service, attachments } of coveredServices()) {
    const kept = manifest.services.find((one) => one.service === service);
    if (!kept) faults.push(`${service} is not in it`);
    if (kept?.attachments !== attachments) faults.push(`the attachments of ${service} are not in it`);
  }
  for (const name of segmentsBetween(manifest.beginWal, manifest.endWal)) {
    if (!held.has(path.join(parts.wal, name))) faults.push(`segment ${name} of its log is not in it`);
  }
  for (const name of Object.values(identityKeyFiles)) {
    const isHeld = held.has(path.join('secrets', 'secrets', name));
    if (isHeld) faults.push(`${name} is in it: sealed identities would open`);
  }
  for (const name of ['backup_label', 'PG_VERSION', path.join('global', 'pg_control')]) {
    if (!held.has(path.join('cluster', name))) faults.push(`${name} is not in it`);
  }
  return faults;
}

async function compareFiles(dir: string, files: readonly HashedFile[]): Promise<string[]> {
  const faults = await forEachAtOnce(files, async (file) => {
    const fault = await compareFile(path.join(dir, file.path), file);
    return fault && `${file.path} ${fault}`;
  });
  return faults.filter((fault) => fault !== undefined);
}

async function compareFile(place: string, file: HashedFile): Promise<string | undefined> {
  try {
    const isSecret = file.path.startsWith(`secrets${path.sep}`);
    if (isSecret && ((await stat(place)).mode & 0o077) !== 0) return 'can be read by others';
    const found = await hashedFile(place);
    return found.size === file.size && found.sha256 === file.sha256 ? undefined : 'was changed';
  } catch (error) {
    if (isAbsent(error)) return 'is missing';
    throw error;
  }
}
