import { Client, credentials } from '@grpc/grpc-js';

const asIs = (bytes: Buffer): Buffer => bytes;
const answers: Record<string, string> = { '0801': 'SERVING', '0802': 'NOT_SERVING' };

/** What grpc.health.v1 at `address` says of a name, on a connection of its own as a probe makes it; `AWAY` when nothing answers. */
export async function healthOf(address: string, name: string): Promise<string> {
  const client = new Client(address, credentials.createInsecure());
  // HealthCheckRequest{service: name}
  const request = Buffer.concat([Buffer.from([0x0a, name.length]), Buffer.from(name)]);
  try {
    return await new Promise((resolve) => {
      const options = { deadline: Date.now() + 10_000 };
      client.makeUnaryRequest(
        '/grpc.health.v1.Health/Check',
        asIs,
        asIs,
        request,
        options,
        (error, reply) => {
          resolve(error ? 'AWAY' : (answers[reply?.toString('hex') ?? ''] ?? 'UNKNOWN'));
        },
      );
    });
  } finally {
    client.close();
  }
}
