import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { findOnPath, runCommand } from '@baro/tools/platform/command.ts';

/** What an image says of how it is run. */
export interface ImageConfig {
  User: string;
  Entrypoint: string[];
  Env: string[];
  WorkingDir: string;
  StopSignal: string;
}

/** An image unpacked, to be run as a cluster would: root read-only, no capability, no new privileges, /tmp alone writable. */
export interface Bundle {
  /** The image's files. */
  rootfs: string;
  config: ImageConfig;
  /** Runs the entry point with arguments to its end. */
  run(args: readonly string[], env: Record<string, string>): Promise<{ code: number | null; output: string }>;
  /** Runs it until `stop`. */
  start(env: Record<string, string>): Promise<Running>;
  remove(): Promise<void>;
}

export interface Running {
  /** Runs a program beside it, as the same user. */
  exec(argv: readonly string[]): Promise<{ code: number | null; output: string }>;
  log(): Promise<string>;
  /** Sends the image's stop signal. @returns the exit code */
  stop(): Promise<number | null>;
}

export interface BundlePlace {
  image: string;
  /** A folder for this bundle alone. */
  dir: string;
  /** Mounted read-only at /run/secrets/baro. */
  secretsDir: string;
}

/** Unpacks an image of buildah's store; runc runs it. */
export async function openBundle({ image, dir, secretsDir }: BundlePlace): Promise<Bundle> {
  const runc = await programOf('runc');
  const buildah = await programOf('buildah');
  const said = JSON.parse(await must(buildah, ['inspect', '--type', 'image', image])) as {
    OCIv1: { config: ImageConfig };
  };
  const { config } = said.OCIv1;
  const container = (await must(buildah, ['from', '--pull-never', image])).trim();
  const rootfs = (await must(buildah, ['mount', container])).trim();
  let runs = 0;
  const prepare = async (args: readonly string[], env: Record<string, string>): Promise<Place> => {
    const id = `baro-${process.pid}-${(runs += 1)}`;
    const bundle = path.join(dir, id);
    await mkdir(bundle, { recursive: true });
    await writeFile(
      path.join(bundle, 'config.json'),
      JSON.stringify(runtimeSpec({ config, rootfs, secretsDir, args, env })),
    );
    return { runc, id, bundle, state: path.join(dir, 'runc') };
  };
  return {
    rootfs,
    config,
    run: async (args, env) => {
      const place = await prepare(args, env);
      return runCommand(runc, ['--root', place.state, 'run', '--bundle', place.bundle, place.id]);
    },
    start: async (env) => start(await prepare([], env), config),
    remove: async () => {
      await runCommand(buildah, ['umount', container]);
      await runCommand(buildah, ['rm', container]);
      await rm(dir, { recursive: true, force: true });
    },
  };
}

interface Place {
  runc: string;
  id: string;
  bundle: string;
  state: string;
}

function start({ runc, id, bundle, state }: Place, config: ImageConfig): Running {
  const logFile = path.join(bundle, 'log');
  const log = openSync(logFile, 'a');
  const child = spawn(runc, ['--root', state, 'run', '--bundle', bundle, id], {
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  const ended = new Promise<number | null>((resolve) => {
    child.once('exit', resolve);
    child.once('error', () => resolve(null));
  });
  return {
    exec: (argv) => runCommand(runc, ['--root', state, 'exec', id, ...argv]),
    log: () => readFile(logFile, 'utf8'),
    stop: async () => {
      await runCommand(runc, ['--root', state, 'kill', id, config.StopSignal || 'SIGTERM']);
      return ended;
    },
  };
}

interface SpecParts {
  config: ImageConfig;
  rootfs: string;
  secretsDir: string;
  args: readonly string[];
  env: Record<string, string>;
}

/** Of the OCI runtime specification, what a pod's security context comes to. The network is the machine's: PostgreSQL and NATS listen there. */
function runtimeSpec({ config, rootfs, secretsDir, args, env }: SpecParts): unknown {
  // An image without a user runs as root.
  const [uid = 0, gid = 0] = config.User ? config.User.split(':').map(Number) : [];
  const mount = (destination: string, type: string, options: string[]): unknown => ({
    destination,
    type,
    source: type,
    options,
  });
  return {
    ociVersion: '1.0.2',
    process: {
      user: { uid, gid },
      args: [...config.Entrypoint, ...args],
      env: [...config.Env, ...Object.entries(env).map(([name, value]) => `${name}=${value}`)],
      cwd: config.WorkingDir,
      capabilities: { bounding: [], effective: [], permitted: [], ambient: [] },
      noNewPrivileges: true,
    },
    root: { path: rootfs, readonly: true },
    mounts: [
      mount('/proc', 'proc', []),
      mount('/dev', 'tmpfs', ['nosuid', 'strictatime', 'mode=755', 'size=65536k']),
      mount('/tmp', 'tmpfs', ['nosuid', 'nodev', 'mode=1777']),
      { destination: '/run/secrets/baro', type: 'bind', source: secretsDir, options: ['bind', 'ro'] },
    ],
    linux: { namespaces: ['pid', 'ipc', 'uts', 'mount'].map((type) => ({ type })) },
  };
}

async function programOf(name: string): Promise<string> {
  const file = await findOnPath(name);
  if (!file) {
    throw new Error(`The images are run by buildah and runc; ${name} is not here: apt-get install ${name}.`);
  }
  return file;
}

async function must(command: string, args: readonly string[]): Promise<string> {
  const { code, output } = await runCommand(command, args);
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} failed: ${output.trim()}`);
  return output;
}
