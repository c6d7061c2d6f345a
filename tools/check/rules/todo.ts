import type { Rule } from '../rule.ts';
import { findLines, isOurSource } from '../sources.ts';

// The words without their first letter, or this file would be a finding. Only the first, with an issue, is let through.
const [open, ...others] = ['ODO', 'IXME', 'XX', 'ACK'].map((rest, index) => `${'TFXH'[index] ?? ''}${rest}`);
const pattern = new RegExp(`(?<![\\w$])(?:${open}(?!\\(#\\d+\\): )|${others.join('|')})(?!\\w)`);

export const todo: Rule = {
  name: 'todo',
  check: (repo) =>
    findLines(repo, isOurSource, pattern, (match) => `${match[0]} needs an issue: ${open}(#123): …`),
};
