import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { cached, exists } from '../platform/cache.ts';
import { findOnPath, runCommand } from '../platform/command.ts';
import type { ContainerTool } from './container-tool.ts';

/** Names of the two images a build begins with. */
export interface Bases {
  node: string;
  base: string;
}

export interface StandInWish {
  root: string;
  nodeVersion: string;
  npmVersion: string;
  say: (line: string) => void;
}

const suite = 'bookworm';

/**
 * Bases made of this machine's own Debian sources and the npm packages `node` and `npm`, for where no container registry
 * answers. They show that the recipe builds and that the image runs; they say nothing of the published bases.
 */
export async function standInBases(tool: ContainerTool, wish: StandInWish): Promise<Bases> {
  if (tool.name !== 'buildah') {
    throw new Error('Stand-in bases are made with buildah: apt-get install buildah.');
  }
  const { nodeVersion, npmVersion } = wish;
  const bases = {
    base: `baro-stand-in/debian:${suite}`,
    node: `baro-stand-in/node:${nodeVersion}-npm${npmVersion}`,
  };
  if (!(await isStored(tool, bases.base))) {
    const dir = await cached(`image-root-${suite}-${process.arch}`, (fresh) => makeRoot(fresh, wish));
    await build(tool, bases.base, 'FROM scratch\nADD root.tar /\nCMD ["/bin/sh"]\n', async (context) => {
      await cp(path.join(dir, 'root.tar'), path.join(context, 'root.tar'));
    });
  }
  if (!(await isStored(tool, bases.node))) {
    const recipe = `FROM ${bases.base}\nCOPY local /usr/local/\nRUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm\n`;
    await build(tool, bases.node, recipe, (context) => putNode(path.join(context, 'local'), wish));
  }
  return bases;
}

async function isStored(tool: ContainerTool, image: string): Promise<boolean> {
  return (await runCommand(tool.file, ['inspect', '--type', 'image', image])).code === 0;
}

async function makeRoot(dir: string, { say }: StandInWish): Promise<void> {
  const mmdebstrap = await findOnPath('mmdebstrap');
  if (!mmdebstrap) {
    throw new Error('A stand-in base is made by mmdebstrap, which is not here: apt-get install mmdebstrap.');
  }
  say('  a stand-in base is made of Debian packages; that happens once …');
  await must(mmdebstrap, [
    '--variant=minbase',
    // As in the published slim base: no pages of manuals; the machine's own name servers stay here.
    '--dpkgopt=path-exclude=/usr/share/man/*',
    '--dpkgopt=path-exclude=/usr/share/doc/*',
    '--dpkgopt=path-include=/usr/share/doc/*/copyright',
    '--dpkgopt=path-exclude=/usr/share/locale/*',
    '--customize-hook=rm -f "$1/etc/resolv.conf" "$1/etc/hostname"',
    '--customize-hook=rm -rf "$1"/var/lib/apt/lists/* "$1"/var/cache/apt/*',
    suite,
    path.join(dir, 'root.tar'),
  ]);
}

/** The pinned Node that is installed here, and npm's own package, where the published image has them. */
async function putNode(local: string, { root, npmVersion, say }: StandInWish): Promise<void> {
  say(`  npm ${npmVersion} is fetched for the stand-in base …`);
  await mkdir(path.join(local, 'bin'), { recursive: true });
  await cp(path.join(root, 'node_modules', 'node', 'bin', 'node'), path.join(local, 'bin', 'node'));
  const modules = path.join(local, 'lib', 'node_modules');
  await mkdir(modules, { recursive: true });
  await must('npm', ['pack', `npm@${npmVersion}`, '--silent', '--pack-destination', modules]);
  const tarball = path.join(modules, `npm-${npmVersion}.tgz`);
  if (!(await exists(tarball))) throw new Error(`npm packed no npm ${npmVersion}.`);
  await must('tar', ['-xzf', tarball, '-C', modules, '--no-same-owner']);
  await must('mv', [path.join(modules, 'package'), path.join(modules, 'npm')]);
  await rm(tarball);
}

async function build(
  tool: ContainerTool,
  image: string,
  recipe: string,
  fill: (context: string) => Promise<void>,
): Promise<void> {
  const context = await mkdtemp(path.join(os.tmpdir(), 'baro-image-'));
  try {
    await fill(context);
    await writeFile(path.join(context, 'Dockerfile'), recipe);
    await must(tool.file, ['bud', '--isolation', 'chroot', '--pull-never', '--tag', image, context]);
  } finally {
    await rm(context, { recursive: true, force: true });
  }
}

async function must(command: string, args: readonly string[]): Promise<string> {
  const { code, output } = await runCommand(command, args);
  if (code !== 0) throw new Error(`${command} failed: ${output.trim().split('\n').slice(-5).join('\n')}`);
  return output;
}
