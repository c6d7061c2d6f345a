import path from 'node:path';

import type { Child } from '../platform/child.ts';
import { obtainPrometheus, startPrometheus } from '../platform/prometheus.ts';
import { obtainZipkin, startZipkin } from '../platform/zipkin.ts';
import { addressIn, logFileOf, type StartContext } from './context.ts';
import { metricsOffset, OFFSETS } from './ports.ts';
import type { ServiceEntry } from './services.ts';

/** Starts what collects and shows metrics and traces; what this machine cannot run is said and left out. */
export async function startTelemetry(context: StartContext): Promise<string> {
  const results = await Promise.allSettled([startMetrics(context), startTraces(context)]);
  context.signal.throwIfAborted();
  return results
    .map((result) => (result.status === 'fulfilled' ? result.value : sentence(result.reason)))
    .join('; ');
}

function sentence(error: unknown): string {
  return `left out: ${error instanceof Error ? error.message : String(error)}`;
}

async function startMetrics(context: StartContext): Promise<string> {
  const { data, options, plan, processes, progress, signal } = context;
  const { prometheus, pages } = await obtainPrometheus({ signal, say: progress.say });
  const all = plan.gateway ? [...plan.services, plan.gateway] : plan.services;
  const targets = all.map((service) => [`baro-${service.name}`, metricsAddress(context, service)] as const);
  await processes.keep({
    name: 'Prometheus',
    launch: async (onSpawn) => {
      await startPrometheus(prometheus, {
        port: options.port + OFFSETS.prometheus,
        dir: path.join(data.dir, 'prometheus'),
        logFile: logFileOf(context, 'prometheus'),
        targets: Object.fromEntries(targets),
        ruleFiles: path.join(plan.root, 'deploy', 'alerts', '*.yaml'),
        onSpawn,
      });
    },
    stop: stopViewer,
  });
  context.shown.metrics = `http://${addressIn(context, OFFSETS.prometheus)}${pages ? '/classic/graph' : '/api/v1/alerts'}`;
  return 'Prometheus';
}

async function startTraces(context: StartContext): Promise<string> {
  const { data, options, processes, progress, signal } = context;
  const programs = await obtainZipkin({ signal, say: progress.say });
  await processes.keep({
    name: 'Zipkin',
    launch: async (onSpawn) => {
      await startZipkin(programs, {
        port: options.port + OFFSETS.zipkin,
        dir: path.join(data.dir, 'zipkin'),
        logFile: logFileOf(context, 'zipkin'),
        onSpawn,
      });
    },
    stop: stopViewer,
  });
  context.shown.traces = `http://${addressIn(context, OFFSETS.zipkin)}/zipkin/`;
  return 'Zipkin';
}

async function stopViewer(child: Child): Promise<void> {
  await child.stop({ signal: 'SIGTERM', graceMs: 10_000 }, { signal: 'SIGKILL', graceMs: 0 });
}

function metricsAddress(context: StartContext, service: ServiceEntry): string {
  return addressIn(context, metricsOffset(service.port));
}

/** What a service is told of telemetry; nothing without --telemetry. */
export function telemetryEnv(
  context: StartContext,
  service: ServiceEntry,
  prefix: string,
): Record<string, string> {
  if (!context.options.telemetry) return {};
  const metrics = { [`${prefix}_METRICS_ADDRESS`]: metricsAddress(context, service) };
  if (!context.shown.traces) return metrics;
  return {
    ...metrics,
    OTEL_TRACES_EXPORTER: 'zipkin',
    OTEL_LOGS_EXPORTER: 'none',
    OTEL_EXPORTER_ZIPKIN_ENDPOINT: `http://${addressIn(context, OFFSETS.zipkin)}/api/v2/spans`,
    OTEL_BSP_SCHEDULE_DELAY: '1000',
  };
}
