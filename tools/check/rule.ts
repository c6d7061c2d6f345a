import type { Repo } from './repo.ts';

export interface Finding {
  readonly file: string;
  readonly line?: number;
  /** What is wrong and what to do instead, in one sentence. */
  readonly message: string;
}

/** One thing the repository keeps to that no other tool checks. */
export interface Rule {
  readonly name: string;
  check(repo: Repo): readonly Finding[] | Promise<readonly Finding[]>;
}

export function formatFinding(rule: string, { file, line, message }: Finding): string {
  return `${line === undefined ? file : `${file}:${line}`}: ${message} [${rule}]`;
}
