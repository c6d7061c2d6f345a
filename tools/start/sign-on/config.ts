import { readFileSync } from 'node:fs';
import { Problems, readAddress, readUrl } from './config-values.ts';

/** The values that take the places of `${NAME}` in the realm file. */
export interface SignOnSecrets {
  readonly BARO_DEMO_PASSWORD: string;
  readonly BARO_GATEWAY_CLIENT_SECRET: string;
  readonly BARO_DISTRICT_CLIENT_SECRET: string;
  readonly BARO_SYNC_CLIENT_SECRET: string;
  readonly BARO_PUBLIC_CLIENT_SECRET: string;
}

export interface SignOnConfig {
  /** Where to listen; port 0 takes a free one. */
  readonly host: string;
  readonly port: number;
  /** What browsers and services call us, without a trailing slash; the issuer is below it. */
  readonly publicUrl: string;
  /** The gateway's own address: the only place people are sent back to. */
  readonly gatewayUrl: string;
  readonly realmFile: string;
  /** Holds the signing keys (mode 0600), so that tokens outlive a restart. */
  readonly dataDir: string;
  readonly secrets: SignOnSecrets;
}

const secretNames = [
  'BARO_DEMO_PASSWORD',
  'BARO_GATEWAY_CLIENT_SECRET',
  'BARO_DISTRICT_CLIENT_SECRET',
  'BARO_SYNC_CLIENT_SECRET',
  'BARO_PUBLIC_CLIENT_SECRET',
] as const;

/** Reads `SIGN_ON_*`; throws one error that names every bad key. */
export function readSignOnConfig(env: NodeJS.ProcessEnv): SignOnConfig {
  const problems = new Problems();
  const text = (name: string) => problems.required(name, env[name]);
  const address = readAddress(problems, 'SIGN_ON_ADDRESS', text('SIGN_ON_ADDRESS'));
  const config: SignOnConfig = {
    ...address,
    publicUrl: readUrl(problems, 'SIGN_ON_PUBLIC_URL', text('SIGN_ON_PUBLIC_URL')),
    gatewayUrl: readUrl(problems, 'SIGN_ON_GATEWAY_URL', text('SIGN_ON_GATEWAY_URL')),
    realmFile: text('SIGN_ON_REALM_FILE'),
    dataDir: text('SIGN_ON_DATA_DIR'),
    secrets: readSecrets(problems, text('SIGN_ON_SECRETS_FILE')),
  };
  problems.throwIfAny();
  return config;
}

function readSecrets(problems: Problems, file: string): SignOnSecrets {
  const found: Record<string, string> = {};
  if (file !== '') {
    const content = readJsonObject(problems, file);
    for (const name of secretNames) {
      const value = content[name];
      if (typeof value === 'string' && value !== '') found[name] = value;
      else problems.add(`SIGN_ON_SECRETS_FILE has no ${name}`);
    }
  }
  const value = (name: (typeof secretNames)[number]) => found[name] ?? '';
  return {
    BARO_DEMO_PASSWORD: value('BARO_DEMO_PASSWORD'),
    BARO_GATEWAY_CLIENT_SECRET: value('BARO_GATEWAY_CLIENT_SECRET'),
    BARO_DISTRICT_CLIENT_SECRET: value('BARO_DISTRICT_CLIENT_SECRET'),
    BARO_SYNC_CLIENT_SECRET: value('BARO_SYNC_CLIENT_SECRET'),
    BARO_PUBLIC_CLIENT_SECRET: value('BARO_PUBLIC_CLIENT_SECRET'),
  };
}

function readJsonObject(problems: Problems, file: string): Record<string, unknown> {
  try {
    const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof content === 'object' && content !== null) return { ...content };
  } catch {
    // The reason would quote the file's content, which is secret.
  }
  problems.add('SIGN_ON_SECRETS_FILE is not a readable JSON object');
  return {};
}
