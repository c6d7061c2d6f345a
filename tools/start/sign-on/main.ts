import { readSignOnConfig } from './config.ts';
import { loadOrCreateKeys } from './keys.ts';
import { readRealm } from './realm.ts';
import { startSignOnServer } from './server.ts';

try {
  const config = readSignOnConfig(process.env);
  const values = { ...config.secrets, BARO_PUBLIC_URL: config.gatewayUrl };
  const realm = readRealm(config.realmFile, values);
  const server = await startSignOnServer(config, realm, loadOrCreateKeys(config.dataDir));
  process.stdout.write(`sign-on ready: ${server.issuer}\n`);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      server.stop().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
