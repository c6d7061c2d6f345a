import { openSession } from '@baro/directory-client';
import type { Session } from '@baro/directory-client';
import { AppError } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import { maySeeReports } from '../domain/policy.ts';
import type { Deps } from './deps.ts';

/** The session of who reads what everybody here may read. @throws AppError PERMISSION_DENIED, CALLER_UNKNOWN */
export async function openReader(deps: Deps, ctx: CallContext): Promise<Session> {
  const session = await openSession(ctx, deps.directory);
  if (!maySeeReports(session.staff)) throw new AppError('PERMISSION_DENIED');
  return session;
}
