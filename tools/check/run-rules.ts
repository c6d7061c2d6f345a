import type { Repo } from './repo.ts';
import { formatFinding, type Rule } from './rule.ts';

/** All findings of all rules, one line each. */
export async function runRules(repo: Repo, rules: readonly Rule[]): Promise<string[]> {
  const lines = await Promise.all(
    rules.map(async (rule) => {
      const findings = await rule.check(repo);
      return findings.map((finding) => formatFinding(rule.name, finding));
    }),
  );
  return lines.flat();
}
