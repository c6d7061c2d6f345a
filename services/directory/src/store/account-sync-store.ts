import { execute, query, type Queryable } from '@baro/chassis';

/** How long a replica may be silent before another takes over, seconds. */
const leaseSeconds = 300;

/** Notes that something changed that accounts follow. */
export async function wantComparison(em: Queryable): Promise<void> {
  await execute(em, 'UPDATE account_sync SET wanted = wanted + 1');
}

/**
 * Takes the comparison in hand when one is due: something changed, or the last was `everySeconds` ago.
 * @returns what to hand to `finishComparison`; undefined when none is due or another replica has it
 */
export async function takeComparison(em: Queryable, everySeconds: number): Promise<string | undefined> {
  const rows = await query<{ wanted: string }>(
    em,
    `UPDATE account_sync SET lease_until = now() + make_interval(secs => $2)
     WHERE lease_until <= now()
       AND (wanted > done OR success_time IS NULL OR success_time <= now() - make_interval(secs => $1))
     RETURNING wanted::text`,
    [everySeconds, leaseSeconds],
  );
  return rows[0]?.wanted;
}

/** Says that the work goes on. */
export async function keepComparison(em: Queryable): Promise<void> {
  await execute(em, 'UPDATE account_sync SET lease_until = now() + make_interval(secs => $1)', [
    leaseSeconds,
  ]);
}

/** The accounts are in step with what was there when the comparison was taken. */
export async function finishComparison(
  em: Queryable,
  wanted: string,
  found: { differences: number; unresolved: number },
): Promise<void> {
  await execute(
    em,
    `UPDATE account_sync SET done = $1, lease_until = now(), success_time = now(), differences = $2, unresolved = $3`,
    [wanted, found.differences, found.unresolved],
  );
}

/** It did not come to its end; it is due again after a pause. */
export async function dropComparison(em: Queryable, pauseSeconds: number): Promise<void> {
  await execute(em, 'UPDATE account_sync SET lease_until = now() + make_interval(secs => $1)', [
    pauseSeconds,
  ]);
}

/** Figures for the metrics. */
export async function readSyncState(
  em: Queryable,
): Promise<{ ageSeconds: number | null; differences: number; unresolved: number } | undefined> {
  const rows = await query<{ ageSeconds: number | null; differences: number; unresolved: number }>(
    em,
    `SELECT extract(epoch FROM now() - success_time)::float8 AS "ageSeconds", differences, unresolved FROM account_sync`,
  );
  return rows[0];
}
