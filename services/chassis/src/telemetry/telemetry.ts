import { wantsTelemetry } from '../config/environment.ts';

/** Started telemetry; `stop` flushes it. */
export interface Telemetry {
  stop(): Promise<void>;
}

/**
 * Starts traces, metrics and logs export when the standard `OTEL_EXPORTER_OTLP_ENDPOINT` is set; otherwise nothing is
 * loaded and the OpenTelemetry API stays a no-op.
 */
export async function startTelemetry(service: string): Promise<Telemetry> {
  if (!wantsTelemetry()) return { stop: async () => {} };
  const { NodeSDK } = await import('@opentelemetry/sdk-node');
  const sdk = new NodeSDK({ serviceName: `baro-${service}`, instrumentations: [] });
  sdk.start();
  return { stop: () => sdk.shutdown() };
}
