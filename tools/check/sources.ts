import type { Repo } from './repo.ts';
import type { Finding } from './rule.ts';

/** Files we write ourselves, in any of our languages. */
export function isOurSource(file: string): boolean {
  return /\.(ts|tsx|mjs|css|py|sh|proto)$/.test(file) && !isGenerated(file);
}

export function isTypeScript(file: string): boolean {
  return /\.tsx?$/.test(file) && !isGenerated(file);
}

export function isGenerated(file: string): boolean {
  return file.startsWith('proto/gen/');
}

/** Tests, and what only tests use. */
export function isTest(file: string): boolean {
  return /\.test\.tsx?$/.test(file) || /(^|\/)(test|testing)\//.test(file);
}

/** The rules' own tests hold bad samples. */
function isSample(file: string): boolean {
  return /^tools\/check\/.*\.test\.ts$/.test(file);
}

/** One finding for each line of the chosen files that `pattern` matches. */
export function findLines(
  repo: Repo,
  chosen: (file: string) => boolean,
  pattern: RegExp,
  message: (match: RegExpMatchArray) => string,
): Finding[] {
  const files = repo.files.filter((file) => chosen(file) && !isSample(file));
  return files.flatMap((file) =>
    repo
      .read(file)
      .split('\n')
      .flatMap((text, index) => {
        const match = pattern.exec(text);
        return match === null ? [] : [{ file, line: index + 1, message: message(match) }];
      }),
  );
}
