import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What a rule may look at: the files of the repository and their text. Tests give a small one made by hand. */
export interface Repo {
  readonly root: string;
  /** Paths from the root, with `/`, sorted. */
  readonly files: readonly string[];
  read(file: string): string;
}

/** The files git knows or would add: what lies about ignored is nobody's business. */
export function openRepo(root: string): Repo {
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const listed = spawnSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  if (listed.status !== 0) throw new Error(`git ls-files: ${listed.stderr}`);
  // A file removed but not yet committed is still listed, and a link to a folder has no text of its own.
  const files = [...new Set(listed.stdout.split('\0'))].filter(
    (file) => file !== '' && statSync(join(root, file), { throwIfNoEntry: false })?.isFile(),
  );
  return { root, files: files.sort(), read: cached((file) => readFileSync(join(root, file), 'utf8')) };
}

/** A repository of the given texts, for the rules' tests. */
export function repoOf(texts: Readonly<Record<string, string>>): Repo {
  return {
    root: '/nowhere',
    files: Object.keys(texts).sort(),
    read: (file) => {
      const text = texts[file];
      if (text === undefined) throw new Error(`no ${file} in the sample`);
      return text;
    },
  };
}

function cached(read: (file: string) => string): (file: string) => string {
  const texts = new Map<string, string>();
  return (file) => {
    const text = texts.get(file) ?? read(file);
    texts.set(file, text);
    return text;
  };
}
