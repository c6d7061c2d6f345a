import { execFile, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { promisify } from 'node:util';
import { findOnPath, runCommand } from '../platform/command.ts';

/** What builds images on this machine. */
export interface ContainerTool {
  name: 'buildah' | 'docker';
  file: string;
}

/** @throws Error that says what to install */
export async function findContainerTool(): Promise<ContainerTool> {
  const buildah = await findOnPath('buildah');
  if (buildah) return { name: 'buildah', file: buildah };
  const docker = await findOnPath('docker');
  if (docker && (await runCommand(docker, ['info', '--format', '{{.ServerVersion}}'])).code === 0) {
    return { name: 'docker', file: docker };
  }
  throw new Error(
    'Images are built by buildah or by a running Docker, and neither is here: on Debian apt-get install buildah.',
  );
}

/** What an image is built from. */
export interface Recipe {
  root: string;
  image: string;
  buildArgs: Readonly<Record<string, string>>;
  /** More for the tool, for example where packages come from. */
  more: readonly string[];
  logFile: string;
}

/** Builds one image; its words go to the log file. @throws with the last of them */
export async function buildImage(tool: ContainerTool, recipe: Recipe): Promise<void> {
  const args = [
    ...(tool.name === 'buildah' ? ['bud', '--isolation', 'chroot', '--network', 'host'] : ['build']),
    ...recipe.more,
    ...Object.entries(recipe.buildArgs).flatMap(([name, value]) => ['--build-arg', `${name}=${value}`]),
    '--file',
    'deploy/images/Dockerfile',
    '--tag',
    recipe.image,
    '.',
  ];
  const log = createWriteStream(recipe.logFile);
  const child = spawn(tool.file, args, { cwd: recipe.root, stdio: ['ignore', 'pipe', 'pipe'] });
  let last = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (part: Buffer) => {
      log.write(part);
      last = (last + part.toString()).slice(-2_000);
    });
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  log.end();
  if (code !== 0) throw new Error(`${recipe.image} could not be built (${recipe.logFile}):\n${last.trim()}`);
}

/** Runs a program of an image to its end, as root, who may read all of it. @returns what it printed @throws when it fails */
export async function runInImage(
  tool: ContainerTool,
  image: string,
  argv: readonly string[],
): Promise<string> {
  if (tool.name === 'docker') {
    const [program = '', ...rest] = argv;
    return said(tool.file, [
      'run',
      '--rm',
      '--user',
      '0',
      '--network',
      'none',
      '--entrypoint',
      program,
      image,
      ...rest,
    ]);
  }
  const container = (await said(tool.file, ['from', '--pull-never', image])).trim();
  try {
    return await said(tool.file, ['run', '--user', '0', '--isolation', 'chroot', container, '--', ...argv]);
  } finally {
    await runCommand(tool.file, ['rm', container]);
  }
}

async function said(file: string, args: readonly string[]): Promise<string> {
  // What a tool warns of is not what the program printed.
  const { stdout } = await promisify(execFile)(file, args, { maxBuffer: 64 * 1024 * 1024 });
  return stdout;
}
