import { join } from 'node:path';
import { checkBreaking } from './breaking.ts';
import { checkGenerated } from './generated.ts';
import { openRepo } from './repo.ts';
import { rules } from './rules/index.ts';
import { runRules } from './run-rules.ts';
import { commandStep, runCommand, type Step } from './step.ts';

/** What `npm run check` does, cheapest first. */
export function stepsFor(root: string): readonly Step[] {
  const protoDir = join(root, 'proto');
  return [
    commandStep({ name: 'format', command: 'oxfmt', args: ['--check'], cwd: root }),
    { name: 'rules', run: () => runRules(openRepo(root), rules) },
    { name: 'lint', run: () => lint(root) },
    { name: 'contract', run: () => lintContract(root, protoDir) },
    { name: 'breaking', run: () => checkBreaking(protoDir) },
    { name: 'generated', run: () => checkGenerated(root) },
    commandStep({
      name: 'types',
      command: 'turbo',
      // Without the cache: tools and tests read other workspaces' sources by path, which turbo does not see.
      args: ['run', 'types', '--force', '--continue', '--output-logs=errors-only', '--log-prefix=task'],
      cwd: root,
    }),
  ];
}

async function lint(root: string): Promise<readonly string[]> {
  const args = ['--format=unix', '--deny-warnings', '--report-unused-disable-directives-severity=error'];
  return runCommand({ name: 'lint', command: 'oxlint', args, cwd: root });
}

/** buf needs google's protos beside ours; a fresh clone has none yet. */
async function lintContract(root: string, protoDir: string): Promise<readonly string[]> {
  const layOut = {
    name: 'contract',
    command: process.execPath,
    args: ['proto/generate.ts', 'protos'],
    cwd: root,
  };
  const problems = await runCommand(layOut);
  if (problems.length > 0) return problems;
  return runCommand({ name: 'contract', command: 'buf', args: ['lint'], cwd: protoDir });
}
