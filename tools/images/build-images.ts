import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { runCommand } from '../platform/command.ts';
import { buildImage, findContainerTool, runInImage } from './container-tool.ts';
import type { ContainerTool } from './container-tool.ts';
import type { ImageOptions } from './options.ts';
import { withPackageSource } from './package-source.ts';
import { standInBases } from './stand-in.ts';

/** An image that was built. */
export interface BuiltImage {
  service: string;
  image: string;
  bytes: number;
  seconds: number;
}

const root = path.resolve(import.meta.dirname, '../..');
const tickMs = 15_000;
/** A name that no registry can be asked for takes tools a while to give up on. */
const pullLimitMs = 60_000;

/** Where logs, bills of materials and lists of licences go. */
export const outputDir = path.join(root, '.baro', 'images');

/** Builds the images, and takes each one's bill of materials and list of licences out of it. @throws at the first that fails */
export async function buildImages(options: ImageOptions, say: (line: string) => void): Promise<BuiltImage[]> {
  const tool = await findContainerTool();
  await mkdir(outputDir, { recursive: true });
  const bases = await basesFor(tool, options, say);
  const revision = (await runCommand('git', ['-C', root, 'rev-parse', 'HEAD'])).output.trim();
  const built: BuiltImage[] = [];
  await withPackageSource(tool, async (more) => {
    for (const service of options.services) {
      const image = `baro/${service}:${options.tag}`;
      const began = Date.now();
      const buildArgs = { ...bases, SERVICE: service, VERSION: options.tag, REVISION: revision };
      const logFile = path.join(outputDir, `${service}.log`);
      await ticking(`  ${image} is built`, say, () =>
        buildImage(tool, { root, image, buildArgs, more, logFile }),
      );
      const bytes = await takeOut(tool, service, image);
      const seconds = Math.round((Date.now() - began) / 1000);
      built.push({ service, image, bytes, seconds });
    }
  });
  return built;
}

/** Build arguments that name other bases than the published ones; none when those can be had. */
async function basesFor(
  tool: ContainerTool,
  { standIn }: ImageOptions,
  say: (line: string) => void,
): Promise<Record<string, string>> {
  if (!standIn) {
    if (tool.name === 'docker' || (await canPull(tool))) return {};
    say(
      'No registry answers for the published bases; stand-ins show that the images build and run, no more.',
    );
  }
  const { dependencies, packageManager } = JSON.parse(
    readFileSync(path.join(root, 'package.json'), 'utf8'),
  ) as {
    dependencies: { node: string };
    packageManager: string;
  };
  const npmVersion = packageManager.replace(/^npm@/, '');
  const bases = await standInBases(tool, { root, nodeVersion: dependencies.node, npmVersion, say });
  return { NODE_IMAGE: bases.node, BASE_IMAGE: bases.base };
}

async function canPull(tool: ContainerTool): Promise<boolean> {
  const recipe = readFileSync(path.join(root, 'deploy', 'images', 'Dockerfile'), 'utf8');
  const images = [...recipe.matchAll(/^ARG \w+_IMAGE=(\S+)$/gm)].map((match) => match[1] ?? '');
  for (const image of images) {
    const signal = AbortSignal.timeout(pullLimitMs);
    if ((await runCommand(tool.file, ['pull', '--quiet', image], { signal })).code !== 0) return false;
  }
  return true;
}

/** @returns the size of all files in the image, bytes */
async function takeOut(tool: ContainerTool, service: string, image: string): Promise<number> {
  const files = { 'sbom.cdx.json': '/app/sbom.cdx.json', 'licences.csv': '/app/licences.csv' };
  for (const [name, file] of Object.entries(files)) {
    const content = await runInImage(tool, image, ['/bin/cat', file]);
    await writeFile(path.join(outputDir, `${service}.${name}`), content);
  }
  const places = ['/app', '/bin', '/etc', '/lib', '/opt', '/root', '/sbin', '/usr', '/var'];
  const total = await runInImage(tool, image, ['/usr/bin/du', '-scbx', ...places]);
  return Number(/^(\d+)\s+total$/m.exec(total)?.[1]);
}

async function ticking(what: string, say: (line: string) => void, work: () => Promise<void>): Promise<void> {
  const began = Date.now();
  say(`${what} …`);
  const timer = setInterval(() => say(`${what} … ${Math.round((Date.now() - began) / 1000)} s`), tickMs);
  try {
    await work();
  } finally {
    clearInterval(timer);
  }
}
