import type { MikroORM } from '@mikro-orm/postgresql';
import type { BaseConfig } from '../config/base-config.ts';
import { ConfigError } from '../config/define-config.ts';
import type { Logger } from '../telemetry/logger.ts';
import { AuditSealer } from './sealer.ts';
import { readSealKeys } from './seal-keys.ts';
import type { SealKey } from './seal-keys.ts';

type SealConfig = Pick<BaseConfig, 'auditSigningKey' | 'auditKeyLost' | 'auditAnchorDir' | 'embedded'>;

/** The keys of the configuration. @throws ConfigError without one, outside embedded defaults. */
export function sealKeysOf(service: string, config: SealConfig): SealKey[] {
  const name = `${service.toUpperCase().replaceAll('-', '_')}_AUDIT_SIGNING_KEY_FILE`;
  if (config.auditSigningKey === '') {
    if (config.embedded) return [];
    throw new ConfigError(
      `${service} cannot start: ${name} is missing; it names the Ed25519 key (PKCS8, PEM) audit rows are sealed with`,
    );
  }
  try {
    return readSealKeys(config.auditSigningKey, 'private');
  } catch (error) {
    throw new ConfigError(`${service} cannot start: the file of ${name} ${(error as Error).message}`, {
      cause: error,
    });
  }
}

/** Starts sealing; without a key, as only embedded defaults may be, it says so and does nothing. */
export function startSealer(
  service: string,
  keys: readonly SealKey[],
  { config, orm, log }: { config: SealConfig; orm: MikroORM; log: Logger },
): { stop(): Promise<void> } {
  if (keys.length === 0) {
    log.warn({ component: 'sealer' }, 'audit rows are not sealed: there is no AUDIT_SIGNING_KEY_FILE');
    return { stop: async () => {} };
  }
  const { auditKeyLost: keyLost, auditAnchorDir: anchorDir } = config;
  const sealer = new AuditSealer({ service, orm, log, keys, keyLost, anchorDir });
  sealer.start();
  return sealer;
}
