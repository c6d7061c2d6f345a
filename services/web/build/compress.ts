import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

/** Below this a smaller form saves no packet. */
const WORTH_BYTES = 1400;
const TEXT = /\.(?:js|css|html|svg)$/;

/** Writes `.br` and `.gz` beside every text file of the build; the gateway sends them as they lie. */
export function compress(): Plugin {
  let outDir = '';
  return {
    name: 'baro-compress',
    apply: 'build',
    configResolved: (config) => {
      outDir = resolve(config.root, config.build.outDir);
    },
    closeBundle: async () => {
      const paths = await readdir(outDir, { recursive: true });
      await Promise.all(
        paths.filter((path) => TEXT.test(path)).map((path) => compressFile(join(outDir, path))),
      );
    },
  };
}

async function compressFile(path: string): Promise<void> {
  const content = await readFile(path);
  if (content.length < WORTH_BYTES) return;
  const brotli = await promisify(brotliCompress)(content, {
    params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY },
  });
  await writeFile(`${path}.br`, brotli);
  await writeFile(`${path}.gz`, await promisify(gzip)(content, { level: constants.Z_BEST_COMPRESSION }));
}
