import type { CallContext } from '@baro/chassis';
import type { Session } from '@baro/directory-client';

/** The person who calls, at a post or not; empty for a system. */
export function personOf({ directory, now }: Session, ctx: CallContext): string {
  const actor = directory.actorOf(ctx.caller.accountId, now);
  return actor.kind === 'person' ? actor.personId : '';
}
