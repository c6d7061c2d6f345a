import { dirname, join, normalize } from 'node:path';
import type { Repo } from '../repo.ts';
import type { Finding, Rule } from '../rule.ts';

const maxReadmeLines = 150;

/** Links lead somewhere and commands exist: a README nobody checks is wrong within a month. */
export const readme: Rule = {
  name: 'readme',
  check(repo) {
    const pages = repo.files.filter((file) => file.endsWith('.md'));
    const missing = repo.files.includes('README.md') ? [] : [{ file: 'README.md', message: 'is missing' }];
    return [
      ...missing,
      ...pages.flatMap((file) => [
        ...deadLinks(repo, file),
        ...unknownCommands(repo, file),
        ...tooLong(repo, file),
      ]),
    ];
  },
};

function tooLong(repo: Repo, file: string): Finding[] {
  const lines = repo.read(file).trimEnd().split('\n').length;
  return file === 'README.md' && lines > maxReadmeLines
    ? [{ file, message: `has ${lines} lines, more than ${maxReadmeLines}` }]
    : [];
}

function deadLinks(repo: Repo, file: string): Finding[] {
  const folders = new Set(repo.files.flatMap(parentsOf));
  return linesOf(repo, file).flatMap(([text, line]) =>
    // [words](target "title"); other sites and places inside the page are left alone.
    [...text.matchAll(/\]\(<?([^)\s>]+)>?[^)]*\)/g)].flatMap((match) => {
      const target = (match[1] ?? '').split('#')[0] ?? '';
      if (target === '' || /^[a-z]+:/i.test(target)) return [];
      const path = normalize(join(dirname(file), decodeURI(target))).replace(/\/$/, '');
      const exists = path === '.' || repo.files.includes(path) || folders.has(path);
      return exists ? [] : [{ file, line, message: `links to ${target}, which is not there` }];
    }),
  );
}

function unknownCommands(repo: Repo, file: string): Finding[] {
  const scripts = scriptsOf(repo);
  return linesOf(repo, file).flatMap(([text, line]) => [
    // `npm run name` and the two verbs that need no run.
    ...[...text.matchAll(/\bnpm (?:run (?:--silent )?([\w:-]+)|(start|test)\b)/g)].flatMap((match) => {
      const script = match[1] ?? match[2] ?? '';
      return scripts.has(script)
        ? []
        : [{ file, line, message: `npm run ${script} is no script of package.json` }];
    }),
    // `node path/to/file.ts`
    ...[...text.matchAll(/\bnode ([\w./-]+\.(?:ts|mjs))\b/g)].flatMap((match) => {
      const path = match[1] ?? '';
      return repo.files.includes(path) ? [] : [{ file, line, message: `node ${path}: no such file` }];
    }),
  ]);
}

function scriptsOf(repo: Repo): Set<string> {
  const content: unknown = JSON.parse(repo.read('package.json'));
  const scripts =
    typeof content === 'object' && content !== null && 'scripts' in content ? content.scripts : {};
  return new Set(Object.keys(typeof scripts === 'object' && scripts !== null ? scripts : {}));
}

function linesOf(repo: Repo, file: string): [string, number][] {
  return repo
    .read(file)
    .split('\n')
    .map((text, index) => [text, index + 1]);
}

function parentsOf(file: string): string[] {
  const parts = file.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}
