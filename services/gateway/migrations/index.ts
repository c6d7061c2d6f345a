import { Migration20260601000000Sessions } from './Migration20260601000000_sessions.ts';

/** The gateway's migrations in order; it has no outbox and none of the chassis's tables. */
export const migrations = [Migration20260601000000Sessions];
