import type { Rule } from '../rule.ts';
import { findLines, isTest, isTypeScript } from '../sources.ts';

function mayRead(file: string): boolean {
  return (
    file.startsWith('services/chassis/src/config/') ||
    /(^|\/)src\/config\.ts$/.test(file) ||
    /^(tools|test)\//.test(file) ||
    file.endsWith('.config.ts') ||
    isTest(file)
  );
}

export const processEnv: Rule = {
  name: 'process-env',
  check: (repo) =>
    findLines(
      repo,
      (file) => isTypeScript(file) && !mayRead(file),
      /\bprocess\s*\.\s*env\b|\benv\b.*from 'node:process'/,
      () => 'configuration is read once, in src/config.ts, and passed on',
    ),
};
