// npm run images: builds every service's image, with its bill of materials and its licences.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildImages, outputDir } from './build-images.ts';
import type { BuiltImage } from './build-images.ts';
import { closureOf } from './closure.ts';
import { judgeLicences, licenceTable } from './licences.ts';
import { imageServices, readOptions } from './options.ts';

const root = path.resolve(import.meta.dirname, '../..');

try {
  const options = readOptions(process.argv.slice(2));
  checkLicences();
  const built = await buildImages(options, say);
  say(`\n${tableOf(built)}\n\nBills of materials, licences and logs: ${path.relative(root, outputDir)}`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

/** The pages are part of the product: what is bundled into them counts. @throws naming what is refused */
function checkLicences(): void {
  const folders = [...imageServices, 'web'].map((name) => `services/${name}`);
  const packages = folders.flatMap((folder) => closureOf(root, folder).packages);
  mkdirSync(outputDir, { recursive: true });
  writeFileSync(path.join(outputDir, 'licences.csv'), licenceTable(packages));
  const { refused, open } = judgeLicences(packages);
  for (const sentence of open) say(`To be decided: ${sentence}`);
  if (refused.length > 0) throw new Error(refused.join('\n'));
}

function tableOf(built: readonly BuiltImage[]): string {
  const rows = built.map(({ image, bytes, seconds }) => [
    image,
    `${Math.round(bytes / 1e6)} MB`,
    `${seconds} s`,
  ]);
  const all = [['image', 'size', 'built in'], ...rows];
  const width = Math.max(...all.map(([name = '']) => name.length));
  return all
    .map(
      ([name = '', size = '', time = '']) =>
        `${name.padEnd(width)}  ${size.padStart(8)}  ${time.padStart(8)}`,
    )
    .join('\n');
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
