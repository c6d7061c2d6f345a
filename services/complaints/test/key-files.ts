import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Files of identity keys as the service is given them, in a throw-away folder. */
export class KeyFiles {
  readonly dir = mkdtempSync(join(tmpdir(), 'baro-identity-'));
  readonly master = join(this.dir, 'identity-key');
  readonly index = join(this.dir, 'identity-index-key');

  constructor() {
    this.write('master', [newKey()]);
    this.write('index', [newKey()]);
  }

  /** A line each, the first is used. */
  write(ring: 'master' | 'index', lines: readonly string[]): void {
    writeFileSync(this[ring], `${lines.join('\n')}\n`, { mode: 0o600 });
  }

  /** Configuration without the service's prefix. */
  get env(): Record<string, string> {
    return { IDENTITY_KEY_FILE: this.master, IDENTITY_INDEX_KEY_FILE: this.index };
  }

  remove(): void {
    rmSync(this.dir, { recursive: true });
  }
}

export function newKey(): string {
  return randomBytes(32).toString('base64');
}
