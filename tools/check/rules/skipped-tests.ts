import type { Rule } from '../rule.ts';
import { findLines, isTest, isTypeScript } from '../sources.ts';

export const skippedTests: Rule = {
  name: 'skipped-tests',
  check: (repo) =>
    findLines(
      repo,
      // The one place that counts tests whose need (a browser, another language) is missing; CI allows none missing.
      (file) => isTypeScript(file) && isTest(file) && file !== 'tools/testing/needs.ts',
      /\b(?:it|test|describe|suite)\.(?:skip|only|todo|skipIf|runIf|fails)\b|\b(?:context|ctx)\.skip\(/,
      (match) => `${match[0]}: a test runs or is taken out, it is not skipped`,
    ),
};
