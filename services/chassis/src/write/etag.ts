import { AppError } from '../errors/app-error.ts';

/** @throws AppError ETAG_STALE when the caller read an older version. An empty etag is not checked. */
export function checkEtag(etag: string, version: number): void {
  if (etag !== '' && etag !== String(version)) throw new AppError('ETAG_STALE');
}
