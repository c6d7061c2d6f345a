import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SignJWT, exportJWK, generateKeyPair } from 'jose';

/** An issuer with real keys and real signatures on loopback; only who may get a token is decided by the test. */
export interface TestIssuer {
  issuer: string;
  /** A signed access token; `claims` override. */
  token(accountId: string, claims?: Record<string, unknown>): Promise<string>;
  stop(): Promise<void>;
}

/** Starts an issuer that signs what the test asks for. The whole sign-on is tested in tools/start/sign-on. */
export async function testIssuer(): Promise<TestIssuer> {
  const { privateKey, publicKey } = await generateKeyPair('RS256');
  const jwk = { ...(await exportJWK(publicKey)), kid: 'test', alg: 'RS256', use: 'sig' };
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys: [jwk] }));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}/realms/baro`;
  return {
    issuer,
    token: (accountId, claims = {}) =>
      new SignJWT({
        typ: 'Bearer',
        azp: 'baro-web',
        iss: issuer,
        aud: 'baro',
        sub: accountId,
        exp: Math.floor(Date.now() / 1000) + 3_600,
        ...claims,
      })
        .setProtectedHeader({ alg: 'RS256', kid: 'test' })
        .setIssuedAt()
        .sign(privateKey),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
