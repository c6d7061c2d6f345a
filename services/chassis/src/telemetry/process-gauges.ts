import { monitorEventLoopDelay } from 'node:perf_hooks';
import { watchGauge, watchTotal } from './metrics.ts';

/** Shows what this process uses, and how long its event loop keeps others waiting. */
export function watchProcess(): void {
  const loop = monitorEventLoopDelay({ resolution: 10 });
  loop.enable();
  watchTotal('baro_process_cpu_seconds', 'CPU time used since the start.', 's', async () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e6;
  });
  watchGauge('baro_process_memory_bytes', 'Memory, resident and heap in use.', 'By', async () => {
    const { rss, heapUsed } = process.memoryUsage();
    return [
      { value: rss, labels: { kind: 'resident' } },
      { value: heapUsed, labels: { kind: 'heap' } },
    ];
  });
  watchGauge(
    'baro_event_loop_lag_seconds',
    'Longest wait of the event loop since the last look.',
    's',
    async () => {
      const longest = loop.max / 1e9;
      loop.reset();
      return longest;
    },
  );
}
