// The first call of a system: a token, then who am I.
import { readFileSync } from 'node:fs';
import { Baro } from './baro-client.ts';

const {
  BARO_PROTOS = 'proto',
  BARO_GATEWAY = '',
  BARO_ISSUER = '',
  BARO_CLIENT = '',
  BARO_SECRET_FILE = '',
} = process.env;
const baro = new Baro({
  protoDir: BARO_PROTOS,
  gateway: BARO_GATEWAY,
  issuer: BARO_ISSUER,
  client: BARO_CLIENT,
  secret: readFileSync(BARO_SECRET_FILE, 'utf8').trim(),
});
const { service_account: me } = await baro.call<{ service_account: { name: string; unit_id: string } }>(
  'baro.directory.v1.DirectoryService',
  'GetMe',
  {},
);
process.stdout.write(`${me.name} ${me.unit_id}\n`);
baro.close();
