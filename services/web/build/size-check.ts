import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** pages.md: the shell stays under 400 kB gzipped. Counted: all JS and CSS the first page loads before any lazy route. */
const LIMIT_BYTES = 400_000;

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

function main(): void {
  const dist = join(import.meta.dirname, '..', 'dist');
  const manifest: unknown = JSON.parse(readFileSync(join(dist, 'manifest.json'), 'utf8'));
  const files = initialFiles(manifest as Record<string, ManifestChunk>, 'index.html');
  let total = 0;
  for (const file of files) {
    const bytes = gzipSync(readFileSync(join(dist, file))).length;
    total += bytes;
    say(`${(bytes / 1000).toFixed(1).padStart(8)} kB  ${file}`);
  }
  say(`${(total / 1000).toFixed(1).padStart(8)} kB  shell, gzipped (limit ${LIMIT_BYTES / 1000} kB)`);
  if (files.length === 0 || total > LIMIT_BYTES) {
    say(files.length === 0 ? 'size-check: nothing built' : 'size-check: the shell is too big');
    process.exitCode = 1;
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

if (import.meta.main) main();
