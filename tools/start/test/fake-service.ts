import { readFileSync } from 'node:fs';

import { Server, ServerCredentials, type ServiceDefinition } from '@grpc/grpc-js';
import pg from 'pg';

/** A stand-in for a service: one table, grpc.health.v1, and a clean leave. Its name comes as an argument of the plan. */
const [, file = '', verb] = process.argv;
const name = file.includes('beta') ? 'BETA' : 'ALPHA';

function read(key: string): string {
  const value = process.env[`${name}_${key}`] ?? '';
  return key.endsWith('_FILE') ? readFileSync(value, 'utf8') : value;
}

async function query(urlKey: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: read(urlKey) });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}

const service: ServiceDefinition = {
  check: {
    path: '/grpc.health.v1.Health/Check',
    requestStream: false,
    responseStream: false,
    requestSerialize: (bytes: Buffer) => bytes,
    requestDeserialize: (bytes: Buffer) => bytes,
    responseSerialize: (bytes: Buffer) => bytes,
    responseDeserialize: (bytes: Buffer) => bytes,
  },
};

async function serve(): Promise<void> {
  const fault = process.env[`FAKE_${name}_FAULT`];
  if (fault === 'exit') throw new Error('beta has no luck today');
  await query('DATABASE_URL_FILE', 'INSERT INTO starts DEFAULT VALUES');
  const server = new Server();
  server.addService(service, {
    check: (_call: unknown, callback: (error: null, reply: Buffer) => void) =>
      callback(null, Buffer.from([8, 1])),
  });
  await new Promise<void>((resolve, reject) => {
    server.bindAsync(read('GRPC_ADDRESS'), ServerCredentials.createInsecure(), (error) =>
      error ? reject(error) : resolve(),
    );
  });
  process.on('SIGTERM', () => {
    if (fault === 'deaf') return;
    server.tryShutdown(() => {
      process.stdout.write(`${name} left in good order\n`);
      process.exit(0);
    });
  });
}

if (verb === 'migrate') {
  await query(
    'MIGRATOR_DATABASE_URL_FILE',
    'CREATE TABLE IF NOT EXISTS starts (at timestamptz NOT NULL DEFAULT now())',
    `GRANT SELECT, INSERT ON starts TO ${name.toLowerCase()}_app`,
  );
} else {
  await serve();
}
