// The second hop without logic: a grpc-js server whose only act is one committed row.
import { Server, ServerCredentials } from '@grpc/grpc-js';
import { IncomingDocumentServiceService } from '@baro/proto/baro/documents/v1/incoming';
import type {
  RegisterIncomingDocumentRequest,
  RegisterIncomingDocumentResponse,
} from '@baro/proto/baro/documents/v1/incoming';
import type { sendUnaryData, ServerUnaryCall } from '@grpc/grpc-js';
import { tokenVerifier } from '@baro/chassis';
import pg from 'pg';

const [address = '', databaseUrl = '', issuer = '', poolSize = '16'] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString: databaseUrl, max: Number(poolSize) });
const verify = tokenVerifier({ issuer, audience: 'baro', jwksUrl: '' });

type Call = ServerUnaryCall<RegisterIncomingDocumentRequest, RegisterIncomingDocumentResponse>;

async function commitRow(call: Call): Promise<RegisterIncomingDocumentResponse> {
  const [token] = call.metadata.get('authorization');
  await verify(String(token).replace('Bearer ', ''));
  await pool.query('INSERT INTO bare (subject) VALUES ($1)', [call.request.document?.subject ?? '']);
  return { document: call.request.document };
}

const server = new Server();
server.addService(
  { registerIncomingDocument: IncomingDocumentServiceService.registerIncomingDocument },
  {
    registerIncomingDocument: (call: Call, reply: sendUnaryData<RegisterIncomingDocumentResponse>) => {
      commitRow(call).then(
        (response) => reply(null, response),
        (error: unknown) => reply(error instanceof Error ? error : new Error('failed')),
      );
    },
  },
);
server.bindAsync(address, ServerCredentials.createInsecure(), () => process.send?.('ready'));
process.on('SIGTERM', () => process.exit(0));
