import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runCommand } from '../platform/command.ts';
import type { ContainerTool } from './container-tool.ts';

/** Debian's bundle; a machine behind a proxy of its own has that proxy's authority in it. */
const authorities = '/etc/ssl/certs/ca-certificates.crt';

/**
 * Lets npm in the build fetch packages from where npm on this machine does, and take what is in this machine's cache.
 * All of it is mounted for the build alone; nothing of it stays in the image.
 */
export async function withPackageSource<T>(
  tool: ContainerTool,
  use: (more: readonly string[]) => Promise<T>,
): Promise<T> {
  // Docker builds where the machine's folders are not; it has settings of its own.
  if (tool.name === 'docker') return use([]);
  const dir = await mkdtemp(path.join(os.tmpdir(), 'baro-npm-'));
  try {
    const lines = [`registry=${await npmSetting('registry')}`, 'prefer-offline=true', 'cache=/run/npm-cache'];
    const mounts = [`${await npmSetting('cache')}:/run/npm-cache`];
    if (existsSync(authorities)) {
      lines.push('cafile=/run/authorities.crt');
      mounts.push(`${authorities}:/run/authorities.crt:ro`);
    }
    const file = path.join(dir, 'npmrc');
    await writeFile(file, `${lines.join('\n')}\n`);
    mounts.push(`${file}:/root/.npmrc:ro`);
    return await use(mounts.flatMap((mount) => ['--volume', mount]));
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

async function npmSetting(name: string): Promise<string> {
  const { code, output } = await runCommand('npm', ['config', 'get', name]);
  if (code !== 0) throw new Error(`npm does not tell its ${name}: ${output.trim()}`);
  return output.trim();
}
