// The first hop without logic: express that checks the token and calls the bare backend.
import express from 'express';
import {
  IncomingDocumentServiceClient,
  RegisterIncomingDocumentRequest,
  RegisterIncomingDocumentResponse,
} from '@baro/proto/baro/documents/v1/incoming';
import { call, openClient, tokenVerifier } from '@baro/chassis';

const [port = '', backend = '', issuer = ''] = process.argv.slice(2);
const client = openClient(IncomingDocumentServiceClient, backend);
const verify = tokenVerifier({ issuer, audience: 'baro', jwksUrl: '' });

async function register(request: express.Request): Promise<unknown> {
  const token = (request.headers.authorization ?? '').replace('Bearer ', '');
  await verify(token);
  const message = RegisterIncomingDocumentRequest.fromJSON(request.body);
  return RegisterIncomingDocumentResponse.toJSON(
    await call(client, client.registerIncomingDocument, message, { token }),
  );
}

const app = express();
app.use(express.json());
app.post('/v1/documents/incoming', (request, response) => {
  register(request).then(
    (answer) => response.json(answer),
    () => response.status(500).end(),
  );
});
app.listen(Number(port), '127.0.0.1', () => process.send?.('ready'));
process.on('SIGTERM', () => process.exit(0));
