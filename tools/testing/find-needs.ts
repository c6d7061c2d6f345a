import path from 'node:path';

import { obtainHelm } from '../charts/helm-binary.ts';
import { exists } from '../platform/cache.ts';
import { findOnPath, runCommand } from '../platform/command.ts';
import { obtainPrometheus } from '../platform/prometheus.ts';

/**
 * The shell first: the same pages, scripts and styles as the whole browser, with half its work. Debian's and Ubuntu's names
 * of that next; Ubuntu's own chromium-browser may be a stub that only names a snap.
 */
const CHROMIUM_NAMES = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
];

/** A Chromium that really starts. */
export async function findChromium(): Promise<string | undefined> {
  for (const name of CHROMIUM_NAMES) {
    const file = await findOnPath(name);
    if (file && (await runCommand(file, ['--version'])).code === 0) return file;
  }
  return undefined;
}

/** A Python 3.9 or newer that has gRPC or can install it into a folder of its own. */
export async function findPython(): Promise<string | undefined> {
  const file = await findOnPath('python3');
  if (!file) return undefined;
  const check =
    'import sys, importlib.util as u; f = u.find_spec; sys.exit(0 if sys.version_info >= (3, 9) and (f("grpc") or f("ensurepip") or f("pip")) else 1)';
  return (await runCommand(file, ['-c', check])).code === 0 ? file : undefined;
}

/** Prometheus's checker of rules, fetched when it is not there. */
export async function findPromtool(): Promise<string | undefined> {
  return obtainPrometheus().then(
    ({ promtool }) => promtool,
    () => undefined,
  );
}

/**
 * A helm that is there already, on a machine of a developer; under CI it is built with Go, as its gate needs it too
 * and no test may be skipped there.
 */
export async function findHelm(): Promise<string | undefined> {
  return obtainHelm({ build: process.env['CI'] !== undefined }).catch(() => undefined);
}

/** The real documents, which lie beside the repository and not in it. */
export async function findRealData(): Promise<string | undefined> {
  const dir = path.resolve(import.meta.dirname, '..', '..', '..', 'shared', 'data');
  return (await exists(dir)) ? dir : undefined;
}
