import type { Pool } from 'pg';
import { watchGauge } from './metrics.ts';

/** Shows how a process's connections to its database are used. */
export function watchPool(pool: Pool): void {
  watchGauge('baro_database_connections', 'Connections of the pool, by state.', '1', async () => [
    { value: pool.totalCount - pool.idleCount, labels: { state: 'used' } },
    { value: pool.idleCount, labels: { state: 'idle' } },
  ]);
  watchGauge('baro_database_pool_size', 'Most connections the pool may open.', '1', async () => {
    return pool.options.max;
  });
  watchGauge('baro_database_waiting', 'Calls that wait for a connection of the pool.', '1', async () => {
    return pool.waitingCount;
  });
}
