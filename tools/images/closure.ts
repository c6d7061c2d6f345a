import { readFileSync } from 'node:fs';
import path from 'node:path';

// Run inside the image's build too, before any package is there: nothing is imported but Node.

/** An entry of package-lock.json, as far as it is looked at. */
interface LockEntry {
  version?: string;
  license?: string;
  integrity?: string;
  link?: boolean;
  resolved?: string;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
  peerDependenciesMeta?: Record<string, { optional?: boolean }>;
}

/** A package of the registry that a service runs with. */
export interface Package {
  /** Where it lies, from the root of the repository. */
  folder: string;
  name: string;
  version: string;
  /** As the package declares it, an SPDX expression; empty when it declares none. */
  licence: string;
  /** `sha512-<base64>` of what the registry gave. */
  integrity: string;
}

/** What a service runs with: folders of our own workspaces, and packages. Nothing of `devDependencies`. */
export interface Closure {
  workspaces: string[];
  packages: Package[];
}

/** Reads from package-lock.json what `workspace` (a folder) needs to run on Linux and this processor. @throws when it is not there */
export function closureOf(root: string, workspace: string): Closure {
  const lock = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, LockEntry>;
  };
  const entries = lock.packages;
  if (!entries[workspace]) throw new Error(`package-lock.json knows no workspace ${workspace}.`);
  const seen = new Set<string>();
  const waiting = [workspace];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    waiting.push(...neededBy(entries, at));
  }
  const folders = [...seen].toSorted();
  return {
    workspaces: folders.filter((folder) => !folder.includes('node_modules/')),
    packages: folders
      .filter((folder) => folder.includes('node_modules/'))
      .map((folder) => ({
        folder,
        name: nameOf(folder),
        version: entries[folder]?.version ?? '',
        licence: entries[folder]?.license ?? '',
        integrity: entries[folder]?.integrity ?? '',
      })),
  };
}

function neededBy(entries: Record<string, LockEntry>, at: string): string[] {
  const entry = entries[at] ?? {};
  const optional = entry.optionalDependencies ?? {};
  const peers = Object.keys(entry.peerDependencies ?? {}).filter(
    (name) => entry.peerDependenciesMeta?.[name]?.optional !== true,
  );
  const names = [...Object.keys({ ...entry.dependencies, ...optional }), ...peers];
  return names.flatMap((name) => {
    const found = find(entries, at, name);
    if (found !== undefined) return runsHere(entries[found]) ? [found] : [];
    if (name in optional) return [];
    throw new Error(`package-lock.json has no ${name} for ${at}.`);
  });
}

/** As Node does: in the nearest node_modules upwards. @returns the folder, through a workspace's link */
function find(entries: Record<string, LockEntry>, from: string, name: string): string | undefined {
  for (let folder = from; ; folder = path.posix.dirname(folder)) {
    const place = path.posix.join(folder, 'node_modules', name);
    const entry = entries[place];
    if (entry) return entry.link ? entry.resolved : place;
    if (folder === '.') return undefined;
  }
}

function runsHere(entry: LockEntry | undefined): boolean {
  const fits = (wanted: string[] | undefined, have: string): boolean =>
    !wanted ||
    wanted.includes(have) ||
    (wanted.every((one) => one.startsWith('!')) && !wanted.includes(`!${have}`));
  return fits(entry?.os, 'linux') && fits(entry?.cpu, process.arch) && fits(entry?.libc, 'glibc');
}

function nameOf(folder: string): string {
  return folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length);
}
