import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from 'vite';
import { initialFiles, LIMIT_BYTES, shellSizes } from './size-check.ts';

const web = join(import.meta.dirname, '..');

describe('initialFiles', () => {
  it('follows imports but not lazy routes, and takes style sheets along', () => {
    const manifest = {
      'index.html': { file: 'a.js', imports: ['b'], css: ['a.css'], dynamicImports: ['c'] },
      b: { file: 'b.js', imports: ['index.html'] },
      c: { file: 'c.js' },
    };
    expect(initialFiles(manifest, 'index.html')).toEqual(['a.js', 'a.css', 'b.js']);
  });
});

describe('the built shell', () => {
  let dist = '';

  beforeAll(async () => {
    dist = await mkdtemp(join(tmpdir(), 'baro-web-'));
    await build({
      root: web,
      configFile: join(web, 'vite.config.ts'),
      logLevel: 'error',
      build: { outDir: dist, emptyOutDir: true },
    });
    // A whole build on a busy machine; the limit only ends what hangs.
  }, 120_000);

  afterAll(() => rm(dist, { recursive: true, force: true }));

  it('stays under 400 kB gzipped', () => {
    const total = [...shellSizes(dist).values()].reduce((sum, size) => sum + size, 0);
    expect(total).toBeGreaterThan(0);
    expect(total).toBeLessThan(LIMIT_BYTES);
  });
});
