import { integer, list, secret, text } from '@baro/chassis';
import type { ConfigOf } from '@baro/chassis';

/** What the smoke test of an installed platform is told; keys with the prefix `SMOKE_`. */
export const smokeConfig = {
  /** gRPC addresses whose health is asked. */
  healthAddresses: list('HEALTH_ADDRESSES'),
  /** HTTP address of the gateway, without a trailing slash. */
  gatewayUrl: text('GATEWAY_URL'),
  /** Issuer of tokens, `<server>/realms/<realm>`. */
  oidcIssuer: text('OIDC_ISSUER'),
  /** Service account it signs in with. */
  clientId: text('CLIENT_ID'),
  clientSecret: secret('CLIENT_SECRET'),
  /** Longest wait for one answer, milliseconds. */
  callTimeoutMs: integer('CALL_TIMEOUT_MS', { fallback: 20_000 }),
};

export type SmokeConfig = ConfigOf<typeof smokeConfig>;
