import { ApiError } from '../api/api-error.ts';
import type { Messages } from '../i18n/vi/index.ts';

/** The sentence for a failed call. Only the gateway writes sentences for refusals; ours cover its absence. */
export function problemText(error: unknown, m: Messages): string {
  if (!(error instanceof ApiError)) return m.problem.server;
  if (error.status === 0) return m.problem.network;
  if (error.message !== '') return error.message;
  if (error.status === 429) return m.problem.tooMany;
  return error.status >= 500 ? m.problem.server : m.problem.unknown;
}
