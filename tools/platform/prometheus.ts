import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { cached, exists } from './cache.ts';
import { type Child, lastWords, startChild } from './child.ts';
import { findOnPath, runCommand } from './command.ts';
import { unpackDebianPackage } from './debian-package.ts';
import { poll } from './poll.ts';
import { LOOPBACK } from './ports.ts';

/** Prometheus and its checker, each run once to see that it works. */
export interface PrometheusPrograms {
  prometheus: string;
  promtool: string;
  /** Whether its own pages are installed; Debian's program reads them from a fixed place. */
  pages: boolean;
}

const FOLDER = `prometheus-debian-${process.arch}`;
const PROGRAMS = ['prometheus', 'promtool'] as const;
const PAGES = '/usr/share/prometheus/web/templates';

/** Told before something is fetched, which takes a while. */
interface Fetching {
  signal?: AbortSignal | undefined;
  say?: ((line: string) => void) | undefined;
}

/** Finds or fetches Prometheus: PATH, our cache, this machine's Debian sources; the first that works. */
export async function obtainPrometheus(fetching: Fetching = {}): Promise<PrometheusPrograms> {
  const found = await Promise.all(PROGRAMS.map((name) => findOnPath(name)));
  const [prometheus, promtool] = found.every(Boolean) ? found : await fromDebian(fetching);
  const works = prometheus && promtool && (await runCommand(prometheus, ['--version'])).code === 0;
  if (!works) {
    throw new Error(
      'Prometheus could not be had: install it (on Debian: apt-get install prometheus) or put it on PATH.',
    );
  }
  return { prometheus, promtool, pages: await exists(PAGES) };
}

async function fromDebian({ signal, say }: Fetching): Promise<string[]> {
  const dir = await cached(FOLDER, async (fresh) => {
    say?.("  Prometheus is fetched from this machine's Debian sources; that happens once …");
    const unpacked = path.join(fresh, 'unpacked');
    await mkdir(unpacked);
    await unpackDebianPackage('prometheus', unpacked, signal);
    for (const name of PROGRAMS) {
      await cp(path.join(unpacked, 'usr', 'bin', name), path.join(fresh, name));
    }
    await rm(unpacked, { recursive: true });
  });
  return PROGRAMS.map((name) => path.join(dir, name));
}

/** How to run a server. */
export interface PrometheusOptions {
  port: number;
  dir: string;
  logFile: string;
  /** Addresses by job. */
  targets: Readonly<Record<string, string>>;
  ruleFiles: string;
  onSpawn?: ((child: Child) => void) | undefined;
}

const DAYS_KEPT = 7;

/** Starts a server that scrapes the targets and judges the rules, on loopback only, and waits until it answers. */
export async function startPrometheus(program: string, options: PrometheusOptions): Promise<Child> {
  await mkdir(options.dir, { recursive: true, mode: 0o700 });
  const file = path.join(options.dir, 'prometheus.yml');
  const jobs = Object.entries(options.targets).map(([job, target]) => ({
    job_name: job,
    static_configs: [{ targets: [target] }],
  }));
  // JSON is YAML.
  const settings = {
    global: { scrape_interval: '5s', evaluation_interval: '5s' },
    rule_files: [options.ruleFiles],
    scrape_configs: jobs,
  };
  await writeFile(file, JSON.stringify(settings, undefined, 2), { mode: 0o600 });
  const address = `${LOOPBACK}:${options.port}`;
  const child = await startChild({
    command: program,
    args: [
      `--config.file=${file}`,
      `--storage.tsdb.path=${path.join(options.dir, 'data')}`,
      `--storage.tsdb.retention.time=${DAYS_KEPT}d`,
      `--web.listen-address=${address}`,
    ],
    env: { PATH: process.env['PATH'], HOME: options.dir },
    cwd: options.dir,
    logFile: options.logFile,
    deathSignal: 'SIGTERM',
    onSpawn: options.onSpawn,
  });
  await poll(() => answers(child, `http://${address}/-/ready`), { what: 'Prometheus', timeoutMs: 60_000 });
  return child;
}

async function answers(child: Child, url: string): Promise<boolean> {
  if (child.hasExited()) throw new Error(`Prometheus ended before it was ready. ${lastWords(child)}`);
  return fetch(url).then(
    (response) => response.ok,
    () => false,
  );
}
