import { wantsTraces } from '../config/environment.ts';
import { beginMetrics } from './metrics.ts';
import { watchProcess } from './process-gauges.ts';

/** Started telemetry; `stop` flushes it. */
export interface Telemetry {
  stop(): Promise<void>;
}

/**
 * Starts telemetry. Traces and logs are exported when the standard `OTEL_EXPORTER_OTLP_ENDPOINT` is set (or, traces
 * alone, `OTEL_EXPORTER_ZIPKIN_ENDPOINT`), sampled as `OTEL_TRACES_SAMPLER` says; metrics are served as Prometheus
 * text on `metricsAddress`, path `/metrics`. Without either nothing is loaded and the API stays a no-op.
 * @param metricsAddress `host:port`; empty: no metrics
 * @throws when the address is taken
 */
export async function startTelemetry(service: string, metricsAddress: string): Promise<Telemetry> {
  const traced = wantsTraces();
  if (!traced && metricsAddress === '') return { stop: async () => {} };
  const [{ NodeSDK }, { envDetector, serviceInstanceIdDetector }] = await Promise.all([
    import('@opentelemetry/sdk-node'),
    import('@opentelemetry/resources'),
  ]);
  const readers = metricsAddress === '' ? [] : [await openMetrics(metricsAddress)];
  const sdk = new NodeSDK({
    serviceName: `baro-${service}`,
    instrumentations: [],
    // The process's own detector tells its command line and the name of its user.
    resourceDetectors: [envDetector, serviceInstanceIdDetector],
    metricReaders: readers,
    ...(traced ? {} : { spanProcessors: [], logRecordProcessors: [] }),
  });
  sdk.start();
  if (readers.length > 0) {
    beginMetrics();
    watchProcess();
  }
  return { stop: () => sdk.shutdown().catch(() => undefined) }; // the collector may be away: nothing is kept up for it
}

async function openMetrics(address: string) {
  const { PrometheusExporter } = await import('@opentelemetry/exporter-prometheus');
  const colon = address.lastIndexOf(':');
  const exporter = new PrometheusExporter({
    host: address.slice(0, colon).replaceAll(/[[\]]/g, ''),
    port: Number(address.slice(colon + 1)),
    preventServerStart: true,
    withoutScopeInfo: true,
    withoutTargetInfo: true,
    withResourceConstantLabels: /^service\.name$/,
  });
  await exporter.startServer().catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`metrics address ${address} cannot be opened: ${why}`, { cause: error });
  });
  return exporter;
}
