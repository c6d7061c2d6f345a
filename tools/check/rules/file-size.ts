import type { Rule } from '../rule.ts';
import { isOurSource, isTest } from '../sources.ts';

const maxLines = 300;
/** The cases of one RPC and the styles of one part of a page are read by searching, and stay together a little longer. */
const maxCases = 400;
/** Wiring only: what does not fit has a rule in it. */
const maxMainLines = 60;

export const fileSize: Rule = {
  name: 'file-size',
  check(repo) {
    // A contract is read as one page, and split by service, not by length.
    const chosen = repo.files.filter((file) => isOurSource(file) && !file.endsWith('.proto'));
    return chosen.flatMap((file) => {
      const lines = repo.read(file).trimEnd().split('\n').length;
      const limit = limitOf(file);
      return lines > limit ? [{ file, message: `has ${lines} lines, more than ${limit}; split it` }] : [];
    });
  },
};

function limitOf(file: string): number {
  if (/^services\/[^/]+\/src\/main\.tsx?$/.test(file)) return maxMainLines;
  return isTest(file) || file.endsWith('.css') ? maxCases : maxLines;
}
