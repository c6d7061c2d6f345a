import { createHash } from 'node:crypto';
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { exists } from '../platform/cache.ts';
import { runCommand } from '../platform/command.ts';

const ROOT = path.resolve(import.meta.dirname, '..', '..');
const WEB = path.join(ROOT, 'services', 'web');
const DIST = path.join(WEB, 'dist');
const STAMP = 'built-from.txt';

/** What the pages are made from. */
const SOURCES = ['services/web', 'proto/gen', 'package-lock.json'];
const NOT_SOURCES = new Set(['node_modules', 'dist', 'test']);

/** Builds the pages when their sources are not those of the last build; says whether it did. */
export async function buildWebIfStale(signal?: AbortSignal): Promise<'built' | 'fresh' | 'no pages'> {
  if (!(await exists(path.join(WEB, 'index.html')))) return 'no pages';
  const sources = await hashSources();
  if ((await readFile(path.join(DIST, STAMP), 'utf8').catch(() => '')) === sources) return 'fresh';
  // Built beside and moved into place: another platform of this clone may be serving the old pages.
  const fresh = path.join(WEB, `dist.${process.pid}.new`);
  try {
    const vite = path.join(ROOT, 'node_modules', '.bin', 'vite');
    const built = await runCommand(vite, ['build', '--outDir', fresh, '--emptyOutDir'], {
      cwd: WEB,
      env: { NODE_ENV: 'production' },
      signal,
    });
    if (built.code !== 0) throw new Error(`The pages could not be built:\n${built.output}`);
    await writeFile(path.join(fresh, STAMP), sources);
    await rm(DIST, { recursive: true, force: true });
    await rename(fresh, DIST);
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
  return 'built';
}

async function hashSources(): Promise<string> {
  const hash = createHash('sha256');
  for (const source of SOURCES) await addTo(hash, path.join(ROOT, source));
  return hash.digest('hex');
}

async function addTo(hash: ReturnType<typeof createHash>, file: string): Promise<void> {
  const entries = await readdir(file, { withFileTypes: true }).catch(() => undefined);
  if (entries === undefined) {
    const content = await readFile(file).catch(() => undefined);
    if (content) hash.update(`${path.relative(ROOT, file)}\0${content.length}\0`).update(content);
    return;
  }
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const isSource =
      !NOT_SOURCES.has(entry.name) && !entry.name.startsWith('dist.') && !entry.name.includes('.test.');
    if (isSource) await addTo(hash, path.join(file, entry.name));
  }
}
