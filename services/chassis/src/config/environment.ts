/** The environment of the process, read in this folder alone. */
export const environment: Record<string, string | undefined> = process.env;

/** Whether telemetry has somewhere to go: the standard OTEL_EXPORTER_OTLP_ENDPOINT. */
export function wantsTelemetry(): boolean {
  return Boolean(environment['OTEL_EXPORTER_OTLP_ENDPOINT']);
}
