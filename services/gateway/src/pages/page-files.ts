import { createHash } from 'node:crypto';
import { readFile, readdir, stat } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';

/** A file of the built pages as it can be sent. */
export interface PageFile {
  path: string;
  size: number;
  contentType: string;
  etag: string;
  /** Smaller forms made by the build, by content encoding. */
  encoded: { encoding: 'br' | 'gzip'; path: string; size: number }[];
}

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
};
const encodings = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;

/**
 * Lists the built pages by their address. Only what is listed is ever served, so that no address can lead out of the
 * folder. An absent folder gives an empty list.
 */
export async function listPageFiles(dir: string): Promise<Map<string, PageFile>> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true }).catch(() => []);
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const known = new Set(paths);
  const files = new Map<string, PageFile>();
  for (const path of paths) {
    const contentType = contentTypes[extname(path)];
    if (contentType === undefined) continue;
    const address = `/${relative(dir, path).split(sep).join('/')}`;
    files.set(address, { ...(await describe(path)), contentType, encoded: await encodedForms(path, known) });
  }
  return files;
}

async function describe(path: string): Promise<Pick<PageFile, 'path' | 'size' | 'etag'>> {
  const content = await readFile(path);
  const etag = `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`;
  return { path, size: content.length, etag };
}

async function encodedForms(path: string, known: ReadonlySet<string>): Promise<PageFile['encoded']> {
  const forms: PageFile['encoded'] = [];
  for (const [encoding, ending] of encodings) {
    const encodedPath = path + ending;
    if (known.has(encodedPath)) {
      forms.push({ encoding, path: encodedPath, size: (await stat(encodedPath)).size });
    }
  }
  return forms;
}
