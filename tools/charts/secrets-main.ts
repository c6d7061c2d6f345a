// npm run charts:secrets: every secret an installation on Kubernetes needs, fresh.
import { parseArgs } from 'node:util';

import { makeSecrets, writeSecrets } from './make-secrets.ts';

const name = /^[a-z]([a-z0-9-]{0,51}[a-z0-9])?$/;
const address = /^[a-z0-9.-]+:\d+$/;

try {
  const { values } = parseArgs({
    options: {
      release: { type: 'string', default: 'baro' },
      namespace: { type: 'string', default: 'baro' },
      nats: { type: 'string', default: 'nats.nats.svc:4222' },
      district: { type: 'string', multiple: true, default: [] },
    },
  });
  for (const option of ['release', 'namespace'] as const) {
    if (!name.test(values[option])) {
      throw new Error(`--${option} must be a name: small letters, digits and hyphens`);
    }
  }
  if (!address.test(values.nats)) throw new Error('--nats must be <host:port>');
  const bad = values.district.find((id) => !name.test(id));
  if (bad !== undefined) throw new Error(`--district ${bad} must be a client id like district-ba-dinh`);
  process.stdout.write(writeSecrets(makeSecrets({ ...values, districts: values.district })));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
