import { writeFile } from 'node:fs/promises';
import path from 'node:path';

import { runCommand } from '../platform/command.ts';
import { addressOf, OFFSETS } from '../start/ports.ts';
import { services } from '../start/services.ts';
import type { DataPlace } from './platform-database.ts';
import { RecoveryError } from './recovery-error.ts';

const ROOT = path.resolve(import.meta.dirname, '..', '..');

/** Builds the ledger of a running platform anew from the logs, as `services/custody/src/main.ts rebuild` does. */
export async function rebuildLedger(place: DataPlace, token: string): Promise<void> {
  const { dir, state } = place;
  const port = state.port ?? 0;
  const custody = services.find(({ name }) => name === 'custody');
  const secret = (name: string): string => path.join(dir, 'secrets', name);
  const tokenFile = secret('rebuild-token');
  await writeFile(tokenFile, token, { mode: 0o600 });
  const address = (offset: number): string => addressOf(port, offset);
  const own = custody?.env?.({ root: ROOT, dataDir: dir, secretFile: secret, address });
  const done = await runCommand(process.execPath, ['services/custody/src/main.ts', 'rebuild'], {
    cwd: ROOT,
    env: {
      ...own,
      CUSTODY_GRPC_ADDRESS: address(custody?.port ?? 0),
      CUSTODY_DATABASE_URL_FILE: secret('custody-database-url'),
      CUSTODY_MIGRATOR_DATABASE_URL_FILE: secret('custody-migrator-database-url'),
      CUSTODY_NATS_URL_FILE: secret('nats-url'),
      CUSTODY_OIDC_ISSUER: `http://${address(OFFSETS.signOn)}/realms/baro`,
      CUSTODY_EMBEDDED: 'true',
      CUSTODY_REBUILD_TOKEN_FILE: tokenFile,
    },
  });
  if (done.code !== 0) throw new RecoveryError(`The ledger could not be built anew: ${done.output.trim()}`);
}
