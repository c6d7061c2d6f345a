import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from './step.ts';

/** The contract that callers out there were made from. */
export const baseline = 'baseline.binpb';

/** Our own protos as one image: google's move with their package, not with us. */
export async function buildImage(protoDir: string, target: string): Promise<readonly string[]> {
  const args = ['build', '--path', 'baro', '-o', target];
  return runCommand({ name: 'breaking', command: 'buf', args, cwd: protoDir });
}

export async function checkBreaking(protoDir: string): Promise<readonly string[]> {
  if (!existsSync(join(protoDir, baseline))) {
    return [`proto/${baseline} is missing; make it with: npm run baseline`];
  }
  const folder = mkdtempSync(join(tmpdir(), 'baro-breaking-'));
  try {
    const image = join(folder, 'now.binpb');
    const problems = await buildImage(protoDir, image);
    if (problems.length > 0) return problems;
    const args = ['breaking', image, '--against', baseline, '--exclude-imports'];
    return await runCommand({ name: 'breaking', command: 'buf', args, cwd: protoDir });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
