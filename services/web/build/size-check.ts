import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** pages.md: the shell stays under 400 kB gzipped. Counted: all JS and CSS the first page loads before any lazy route. */
export const LIMIT_BYTES = 400_000;

interface ManifestChunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
}

/** Files the entry needs before anything lazy is asked for. */
export function initialFiles(manifest: Readonly<Record<string, ManifestChunk>>, entry: string): string[] {
  const files = new Set<string>();
  const visit = (key: string): void => {
    const chunk = manifest[key];
    if (chunk === undefined || files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const css of chunk.css ?? []) files.add(css);
    for (const next of chunk.imports ?? []) visit(next);
  };
  visit(entry);
  return [...files];
}

/** Gzipped bytes of each file the first page needs, from a finished build. */
export function shellSizes(dist: string): Map<string, number> {
  const manifest: unknown = JSON.parse(readFileSync(join(dist, 'manifest.json'), 'utf8'));
  // Vite writes the manifest; a file it names and that is missing fails the read below.
  const files = initialFiles(manifest as Record<string, ManifestChunk>, 'index.html');
  return new Map(files.map((file) => [file, gzipSync(readFileSync(join(dist, file))).length]));
}

function main(): void {
  const sizes = shellSizes(join(import.meta.dirname, '..', 'dist'));
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  for (const [file, size] of sizes) say(`${(size / 1000).toFixed(1).padStart(8)} kB  ${file}`);
  say(`${(total / 1000).toFixed(1).padStart(8)} kB  shell, gzipped (limit ${LIMIT_BYTES / 1000} kB)`);
  if (sizes.size === 0 || total > LIMIT_BYTES) {
    say(sizes.size === 0 ? 'size-check: nothing built' : 'size-check: the shell is too big');
    process.exitCode = 1;
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

if (import.meta.main) main();
