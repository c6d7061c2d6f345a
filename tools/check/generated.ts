import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compareFolders } from './compare-folders.ts';
import { runCommand } from './step.ts';

/** Makes the generated code anew beside the repository and compares: what is committed must be what the protos give. */
export async function checkGenerated(root: string): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'baro-generated-'));
  try {
    const args = ['proto/generate.ts', 'all', folder];
    const problems = await runCommand({ name: 'generated', command: process.execPath, args, cwd: root });
    if (problems.length > 0) return problems;
    const differences = compareFolders(join(folder, 'gen'), join(root, 'proto/gen'));
    return differences.map((line) => `proto/gen/${line}: npm run generate`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
