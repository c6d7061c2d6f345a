import { cp, mkdir, rm } from 'node:fs/promises';
import path from 'node:path';

import { cacheDir, cached } from './cache.ts';
import { findOnPath, runCommand } from './command.ts';
import { unpackDebianPackage } from './debian-package.ts';
import { buildGoProgram, cachedGoProgram, type GoBuild, type GoProgram } from './go-program.ts';

/** A nats-server program that was run once to ask its version. */
export interface NatsBinary {
  file: string;
  /** e.g. 2.12.1 */
  version: string;
}

/** The version built from source when Go is there; Debian 12's own is 2.9.10. */
const PINNED = '2.12.1';
const OLD = '2.9.25';
const PROGRAM = 'nats-server';
const DEBIAN = `nats-server-debian-${process.arch}`;

/** What is asked for. */
export interface NatsWish extends GoBuild {
  /** Only this old version, which Debian 12 ships. */
  version?: '2.9';
}

/** Finds or fetches nats-server: PATH, our cache, Go's module proxy, Debian's package; the first that works. */
export async function obtainNats({ version, signal, say }: NatsWish = {}): Promise<NatsBinary> {
  const failures: string[] = [];
  for (const way of waysTo(version, { signal, say })) {
    try {
      const binary = await way();
      if (binary && suits(binary, version)) return binary;
    } catch (error) {
      signal?.throwIfAborted();
      failures.push(error instanceof Error ? error.message : String(error));
    }
  }
  const wanted = version ? `nats-server ${version}` : 'nats-server (2.9 or newer)';
  throw new Error(
    `${wanted} could not be had: install it (on Debian: apt-get install nats-server) or put it on PATH. ${failures.join(' ')}`.trim(),
  );
}

type Way = () => Promise<NatsBinary | undefined>;

function waysTo(version: '2.9' | undefined, fetching: GoBuild): Way[] {
  const built = (version: string) => () => identify(cachedGoProgram(natsOf(version)));
  const debian = () => identify(path.join(cacheDir(), DEBIAN, PROGRAM));
  if (version === '2.9') {
    return [debian, built(OLD), () => fromDebian(fetching), () => fromGo(OLD, fetching)];
  }
  return [
    fromPath,
    built(PINNED),
    // A machine whose Go is missing or too old does not try it again at every start.
    debian,
    () => fromGo(PINNED, fetching),
    () => fromDebian(fetching),
  ];
}

function suits(binary: NatsBinary, wanted: '2.9' | undefined): boolean {
  if (wanted) return binary.version.startsWith(`${wanted}.`);
  const [major = 0, minor = 0] = binary.version.split('.').map(Number);
  return major > 2 || (major === 2 && minor >= 9);
}

async function fromPath(): Promise<NatsBinary | undefined> {
  const file = await findOnPath(PROGRAM);
  return file ? identify(file) : undefined;
}

async function fromGo(version: string, fetching: GoBuild): Promise<NatsBinary | undefined> {
  return identify(await buildGoProgram(natsOf(version), fetching));
}

async function fromDebian({ signal, say }: GoBuild): Promise<NatsBinary | undefined> {
  const dir = await cached(DEBIAN, async (fresh) => {
    say?.("  nats-server is fetched from this machine's Debian sources; that happens once …");
    const unpacked = path.join(fresh, 'unpacked');
    await mkdir(unpacked);
    await unpackDebianPackage(PROGRAM, unpacked, signal);
    await cp(path.join(unpacked, 'usr', 'sbin', PROGRAM), path.join(fresh, PROGRAM));
    await rm(unpacked, { recursive: true });
  });
  return identify(path.join(dir, PROGRAM));
}

function natsOf(version: string): GoProgram {
  return { name: PROGRAM, module: 'github.com/nats-io/nats-server/v2', version };
}

async function identify(file: string): Promise<NatsBinary | undefined> {
  const said = await runCommand(file, ['--version']);
  // "nats-server: v2.12.1": three numbers after a v.
  const version = /v(\d+\.\d+\.\d+)/.exec(said.output)?.[1];
  return said.code === 0 && version ? { file, version } : undefined;
}
