import type { Rule } from '../rule.ts';

const allowed = new Set([
  'services',
  'proto',
  'deploy',
  'charts',
  'tools',
  'test',
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
  'turbo.json',
  'README.md',
]);

export const topLevel: Rule = {
  name: 'top-level',
  check({ files }) {
    const entries = new Set(files.map((file) => file.split('/')[0] ?? file));
    return [...entries]
      .filter((entry) => !allowed.has(entry) && !entry.startsWith('.'))
      .map((entry) => ({ file: entry, message: 'does not belong at the top; the house has its rooms' }));
  },
};
