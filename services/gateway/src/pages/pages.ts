import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import { AppError } from '@baro/chassis';
import { listPageFiles } from './page-files.ts';
import type { PageFile } from './page-files.ts';

// A build that replaced the folder is seen after this.
const lookAgainMs = 2_000;
const yearSeconds = 31_536_000;
// Vite puts files with a hash of their content in the name here: they never change.
const hashedPath = /^\/assets\//;

/** The built pages: files by their address, the first page for every address that is a page's. */
export class Pages {
  readonly #dir: string;
  #files = new Map<string, PageFile>();
  #lookedAt = 0;
  /** When the first page was last written. */
  #built = -1;

  constructor(dir: string) {
    this.#dir = dir;
  }

  /** @throws AppError ROUTE_NOT_FOUND, PAGES_MISSING */
  async serve(request: Request, response: Response): Promise<void> {
    if (request.method !== 'GET' && request.method !== 'HEAD') throw new AppError('ROUTE_NOT_FOUND');
    const path = decodedPath(request.path);
    const isPage = !hasEnding(path);
    const address = isPage ? '/index.html' : path;
    const file = await this.#find(address);
    if (!file) throw new AppError(isPage ? 'PAGES_MISSING' : 'ROUTE_NOT_FOUND');
    const immutable = hashedPath.test(address);
    response.setHeader('cache-control', immutable ? `public, max-age=${yearSeconds}, immutable` : 'no-cache');
    await send(request, response, file);
  }

  /** Lists again when something is not there or the first page was replaced: the pages may just have been built. */
  async #find(address: string): Promise<PageFile | undefined> {
    const due = Date.now() - this.#lookedAt > lookAgainMs;
    if (due && (address === '/index.html' || !this.#files.has(address))) {
      this.#lookedAt = Date.now();
      const built = await stat(join(this.#dir, 'index.html')).then(
        (found) => found.mtimeMs,
        () => 0,
      );
      if (built !== this.#built) this.#files = await listPageFiles(this.#dir);
      this.#built = built;
    }
    return this.#files.get(address);
  }
}

function decodedPath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    throw new AppError('ROUTE_NOT_FOUND');
  }
}

/** Page addresses have no ending in their last segment; everything with one is a file or nothing. */
function hasEnding(path: string): boolean {
  return /\.[^/]*$/.test(path);
}

async function send(request: Request, response: Response, file: PageFile): Promise<void> {
  response.setHeader('etag', file.etag);
  response.setHeader('vary', 'accept-encoding');
  response.setHeader('content-type', file.contentType);
  if (request.headers['if-none-match'] === file.etag) {
    response.status(304).end();
    return;
  }
  // acceptsEncodings answers false when none fits.
  const form = file.encoded.find(({ encoding }) => request.acceptsEncodings(encoding) !== false) ?? file;
  if ('encoding' in form) response.setHeader('content-encoding', form.encoding);
  response.setHeader('content-length', form.size);
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  await pipeline(createReadStream(form.path), response);
}
