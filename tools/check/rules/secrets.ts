import type { Rule } from '../rule.ts';
import { findLines } from '../sources.ts';

// Keys as PEM or as a JWK's private part, and passwords written into an address.
const pattern = new RegExp(
  [
    '-----BEGIN [A-Z ]*PRIVATE KEY-----',
    `"d"\\s*:\\s*"[\\w-]{40,}"`,
    `\\b\\w+://[\\w-]+:(?!password@)[^\\s@/$\`'"{<]{6,}@`,
  ].join('|'),
);

export const secrets: Rule = {
  name: 'secrets',
  check: (repo) =>
    findLines(
      repo,
      (file) => !/\.(png|ico|woff2?|pdf|xlsx|docx|binpb|gz|zip)$/.test(file) && !file.endsWith('.test.ts'),
      pattern,
      () => 'looks like a secret; secrets come from files that are never committed',
    ),
};
