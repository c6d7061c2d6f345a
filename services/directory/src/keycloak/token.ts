import { clientTokens } from '@baro/chassis';
import type { TokenSource } from '@baro/chassis';

/** Keycloak refused. Logs show no messages; `code` says there what was asked and with which HTTP status it ended. */
export class KeycloakRefusedError extends Error {
  override name = 'KeycloakRefusedError';
  readonly code: string;

  constructor(asked: 'TOKEN' | 'ADMIN', status: number, options: { cause?: unknown } = {}) {
    super(`Keycloak refused: ${asked} ${status}`, options);
    this.code = `${asked}_${status}`;
  }
}

/** Gives a token of the directory's own client that holds now. */
export function tokensOf(source: TokenSource, timeoutMs: number): () => Promise<string> {
  return clientTokens(source, { timeoutMs, refused: (status) => new KeycloakRefusedError('TOKEN', status) });
}
