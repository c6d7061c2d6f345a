import { AppError } from '@baro/chassis';
import { stateName } from '../domain/states.ts';

/** @throws AppError ETAG_STALE when the caller read an older version. An empty etag is not checked. */
export function checkEtag(etag: string, version: number): void {
  if (etag !== '' && etag !== String(version)) throw new AppError('ETAG_STALE');
}

/** The refusal of an act that does not start from this state. */
export function wrongState(kind: 'incoming' | 'part' | 'outgoing', state: number): AppError {
  return new AppError('DOCUMENT_STATE_WRONG', { metadata: { state: stateName(kind, state) } });
}
