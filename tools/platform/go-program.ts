import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

import { cacheDir, cached } from './cache.ts';
import { findOnPath, runCommand } from './command.ts';

/** A program that Go's module proxy serves as source. */
export interface GoProgram {
  /** Name of the program, and of its folder in our cache. */
  name: string;
  /** What is built, without its version. */
  module: string;
  /** Exactly this one is built, e.g. 2.12.1. */
  version: string;
}

/** How a build is told of and ended. */
export interface GoBuild {
  signal?: AbortSignal | undefined;
  /** Told before it is built, which takes a while. */
  say?: ((line: string) => void) | undefined;
}

/** Where the program lies in our cache once it is built. */
export function cachedGoProgram({ name, version }: GoProgram): string {
  return path.join(cacheDir(), folderOf(name, version), name);
}

/** The program, built into our cache when it is not there. @throws one sentence without Go, or when the build fails */
export async function buildGoProgram(program: GoProgram, { signal, say }: GoBuild): Promise<string> {
  const { name, module, version } = program;
  await cached(folderOf(name, version), async (fresh) => {
    const go = await goTool();
    say?.(`  ${name} ${version} is built with Go; that happens once and takes some minutes …`);
    const env = { GOBIN: fresh, CGO_ENABLED: '0', GOFLAGS: '' };
    const built = await runCommand(go, ['install', `${module}@v${version}`], { env, signal });
    const why = built.output.trimEnd().split('\n').at(-1) ?? '';
    if (built.code !== 0) throw new Error(`Go could not build ${name} ${version}: ${why}.`);
  });
  return cachedGoProgram(program);
}

/** Programs of one module that `go install` refuses, because its go.mod replaces modules by folders or by others. */
export interface GoSource {
  /** Name of their folder in our cache. */
  name: string;
  module: string;
  version: string;
  /** Packages below the module, `cmd/kubectl`; the last part names the program. */
  packages: readonly string[];
  /** Variables of the program, `<package>.<name>` → text. */
  variables?: Readonly<Record<string, string>>;
  /** The version under which the modules that it replaces by folders of its own (`v0.0.0`) are published. */
  stagedVersion?: string;
}

/** Where a program of it lies in our cache once it is built. */
export function cachedGoSource({ name, version }: GoSource, program: string): string {
  return path.join(cacheDir(), folderOf(name, version), program);
}

/** All its programs, built into our cache when they are not there. @throws one sentence without Go, or when the build fails */
export async function buildGoSource(source: GoSource, { signal, say }: GoBuild): Promise<void> {
  const { name, version, packages, variables = {} } = source;
  await cached(folderOf(name, version), async (fresh) => {
    say?.(`  ${name} ${version} is built with Go; that happens once and takes some minutes …`);
    const dir = await fetchGoModule(`${source.module}@v${version}`);
    const work = await mkdtemp(path.join(os.tmpdir(), 'baro-go-'));
    try {
      const moduleFile = path.join(work, 'go.mod');
      await writeFile(moduleFile, unreplaced(await readFile(path.join(dir, 'go.mod'), 'utf8'), source));
      await cp(path.join(dir, 'go.sum'), path.join(work, 'go.sum'));
      const flags = [
        '-s',
        '-w',
        ...Object.entries(variables).flatMap(([key, text]) => ['-X', `${key}=${text}`]),
      ];
      const built = await runCommand(
        await goTool(),
        [
          'build',
          '-mod=mod',
          `-modfile=${moduleFile}`,
          '-trimpath',
          `-ldflags=${flags.join(' ')}`,
          '-o',
          `${fresh}/`,
          ...packages.map((one) => `./${one}`),
        ],
        { cwd: dir, env: { CGO_ENABLED: '0', GOFLAGS: '', GOWORK: 'off' }, signal },
      );
      const why = built.output.trimEnd().split('\n').at(-1) ?? '';
      if (built.code !== 0) throw new Error(`Go could not build ${name} ${version}: ${why}.`);
    } finally {
      await rm(work, { recursive: true, force: true });
    }
  });
}

/** The folder of a module `<path>@v<version>` in Go's own store; read only. */
export async function fetchGoModule(module: string): Promise<string> {
  const env = { GOFLAGS: '', GOWORK: 'off' };
  const { code, output } = await runCommand(await goTool(), ['mod', 'download', '-json', module], { env });
  if (code !== 0) throw new Error(`${module} could not be fetched: ${output.trim()}`);
  return (JSON.parse(output) as { Dir: string }).Dir;
}

async function goTool(): Promise<string> {
  const go = await findOnPath('go');
  if (!go) throw new Error('Go is not installed.');
  return go;
}

/** A go.mod that asks for published modules alone. */
function unreplaced(text: string, { stagedVersion }: GoSource): string {
  const published = text.replaceAll(/^replace \([^)]*\)$/gm, '').replaceAll(/^replace .*$/gm, '');
  if (stagedVersion === undefined) return published;
  return published.replaceAll(/^(\s+\S+) v0\.0\.0$/gm, `$1 v${stagedVersion}`);
}

function folderOf(name: string, version: string): string {
  return `${name}-${version}-${process.arch}`;
}
