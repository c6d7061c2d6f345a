/** The environment of the process, read in this folder alone. */
export const environment: Record<string, string | undefined> = process.env;

/** The standard names of where traces go; logs go along to the first two. */
const endpoints = [
  'OTEL_EXPORTER_OTLP_ENDPOINT',
  'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT',
  'OTEL_EXPORTER_ZIPKIN_ENDPOINT',
];

/** Whether traces have somewhere to go. */
export function wantsTraces(): boolean {
  return endpoints.some((name) => Boolean(environment[name]));
}

/** Whether logs have somewhere to go besides standard output. */
export function wantsLogs(): boolean {
  return endpoints.slice(0, 2).some((name) => Boolean(environment[name]));
}
