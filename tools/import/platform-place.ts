import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { ImportError } from './import-error.ts';
import type { ImportOptions } from './options.ts';

/** Where the platform answers. */
export interface PlatformPlace {
  /** `host:port` of the gateway's gRPC. */
  gateway: string;
  /** Issuer of tokens. */
  issuer: string;
}

const defaultPort = 8080;
/** Offsets from the first port, as `npm start -- --help` tells them. */
const gatewayOffset = 1;
const signOnOffset = 2;

/** Finds the running platform by the options or by its data folder. */
export async function findPlatform(options: ImportOptions): Promise<PlatformPlace> {
  const port = options.port ?? (await readStartedPort(options.dataDir)) ?? defaultPort;
  return {
    gateway: options.gateway ?? `127.0.0.1:${port + gatewayOffset}`,
    issuer: options.signOn ?? `http://127.0.0.1:${port + signOnOffset}/realms/baro`,
  };
}

/** The port the platform on this data folder was started with. */
async function readStartedPort(dataDir: string): Promise<number | undefined> {
  const state = await readJson(path.join(dataDir, 'state.json'));
  return typeof state?.['port'] === 'number' ? state['port'] : undefined;
}

/** The password of the demo logins of the platform on this data folder. @throws ImportError */
export async function readDemoPassword(dataDir: string): Promise<string> {
  const secrets = await readJson(path.join(dataDir, 'secrets', 'platform.json'));
  if (typeof secrets?.['demoPassword'] === 'string') return secrets['demoPassword'];
  throw new ImportError(
    `No platform has been started on ${dataDir}: start one (npm start), name its folder (--data <dir>), or set BARO_TOKEN.`,
  );
}

async function readJson(file: string): Promise<Record<string, unknown> | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as Record<string, unknown>);
}
