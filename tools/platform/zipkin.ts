import { mkdir, rename } from 'node:fs/promises';
import path from 'node:path';

import { cached, cacheDir, exists } from './cache.ts';
import { type Child, lastWords, startChild } from './child.ts';
import { findOnPath, runCommand } from './command.ts';
import { poll } from './poll.ts';
import { LOOPBACK } from './ports.ts';

/** Zipkin, which collects traces and shows them on a page of its own. */
export interface ZipkinPrograms {
  java: string;
  jar: string;
}

const PINNED = '3.5.1';
const FOLDER = `zipkin-${PINNED}`;
const JAR = 'zipkin.jar';
const JAVA_AT_LEAST = 17;

interface Fetching {
  signal?: AbortSignal | undefined;
  say?: ((line: string) => void) | undefined;
}

/** Finds Java and finds or fetches Zipkin: our cache, then Maven. @throws one sentence about what is missing */
export async function obtainZipkin({ signal, say }: Fetching = {}): Promise<ZipkinPrograms> {
  const java = await findJava();
  if (!java) {
    throw new Error(
      `Zipkin needs Java ${JAVA_AT_LEAST} or newer (on Debian: apt-get install openjdk-17-jre-headless).`,
    );
  }
  if (await exists(path.join(cacheDir(), FOLDER))) {
    return { java, jar: path.join(cacheDir(), FOLDER, JAR) };
  }
  const maven = await findOnPath('mvn');
  if (!maven) throw new Error('Zipkin is fetched once by Maven (on Debian: apt-get install maven).');
  const dir = await cached(FOLDER, async (fresh) => {
    say?.(`  Zipkin ${PINNED} is fetched by Maven, 125 MB; that happens once …`);
    const goal = 'org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy';
    const artifact = `-Dartifact=io.zipkin:zipkin-server:${PINNED}:jar:exec`;
    const args = ['-q', '-B', goal, artifact, `-DoutputDirectory=${fresh}`];
    const done = await runCommand(maven, args, { signal });
    if (done.code !== 0) {
      throw new Error(`Maven could not fetch Zipkin: ${done.output.trimEnd().split('\n').at(-1) ?? ''}`);
    }
    await rename(path.join(fresh, `zipkin-server-${PINNED}-exec.jar`), path.join(fresh, JAR));
  });
  return { java, jar: path.join(dir, JAR) };
}

async function findJava(): Promise<string | undefined> {
  const java = await findOnPath('java');
  if (!java) return undefined;
  // 'openjdk version "17.0.15" …'
  const major = /version "(\d+)/.exec((await runCommand(java, ['-version'])).output)?.[1];
  return Number(major) >= JAVA_AT_LEAST ? java : undefined;
}

/** How to run a server. */
export interface ZipkinOptions {
  port: number;
  dir: string;
  logFile: string;
  onSpawn?: ((child: Child) => void) | undefined;
}

/** Starts a server that keeps traces in memory, on loopback only, and waits until it answers. */
export async function startZipkin({ java, jar }: ZipkinPrograms, options: ZipkinOptions): Promise<Child> {
  await mkdir(options.dir, { recursive: true, mode: 0o700 });
  const { port } = options;
  const child = await startChild({
    command: java,
    args: [
      // A page for one person: small and quick to start.
      '-Xmx256m',
      '-XX:+UseSerialGC',
      '-XX:TieredStopAtLevel=1',
      '-jar',
      jar,
      `--server.port=${port}`,
      `--armeria.ports[0].address=${LOOPBACK}`,
      `--armeria.ports[0].port=${port}`,
      '--armeria.ports[0].protocols[0]=http',
    ],
    env: { PATH: process.env['PATH'], HOME: options.dir },
    cwd: options.dir,
    logFile: options.logFile,
    deathSignal: 'SIGTERM',
    onSpawn: options.onSpawn,
  });
  const url = `http://${LOOPBACK}:${port}/health`;
  await poll(() => answers(child, url), { what: 'Zipkin', timeoutMs: 180_000 });
  return child;
}

async function answers(child: Child, url: string): Promise<boolean> {
  if (child.hasExited()) throw new Error(`Zipkin ended before it was ready. ${lastWords(child)}`);
  return fetch(url).then(
    (response) => response.ok,
    () => false,
  );
}
