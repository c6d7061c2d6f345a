import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '..', '..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const guide = read('deploy/integrators/README.md');
// A mark that names a file, then one fenced block.
const blocks = [...guide.matchAll(/<!-- file: (\S+) -->\n+```\w+\n([\s\S]*?)```\n/g)];

describe('the guide for integrators', () => {
  it('shows the files that run, word for word', () => {
    expect(blocks.length).toBeGreaterThanOrEqual(3);
    for (const [, file = '', code = ''] of blocks) expect({ file, code }).toEqual({ file, code: read(file) });
  });

  it('has no code but that of files and commands', () => {
    const fences = [...guide.matchAll(/^```(\w+)$/gm)].map((match) => match[1]);
    expect(fences.filter((language) => language !== 'sh').length).toBe(blocks.length);
  });

  it('names the versions that are tested', () => {
    const { devDependencies } = JSON.parse(read('test/package.json')) as {
      devDependencies: Record<string, string>;
    };
    for (const name of ['@grpc/grpc-js', '@grpc/proto-loader', 'google-proto-files']) {
      expect(guide).toContain(`${name}@${devDependencies[name] ?? 'missing'}`);
      expect(read('test/typescript-client/baro-client.ts')).toContain(
        `${name}@${devDependencies[name] ?? ''}`,
      );
    }
  });

  it('uses nothing of ours in the sample clients', () => {
    for (const file of ['baro-client.ts', 'follow.ts', 'work.ts', 'first-call.ts']) {
      expect(read(`test/typescript-client/${file}`)).not.toMatch(/from '(@baro|\.\.)/);
    }
  });
});
