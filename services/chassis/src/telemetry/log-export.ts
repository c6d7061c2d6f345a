import { SeverityNumber, logs } from '@opentelemetry/api';
import { wantsLogs } from '../config/environment.ts';

const severities: Record<number, SeverityNumber> = {
  10: SeverityNumber.TRACE,
  20: SeverityNumber.DEBUG,
  30: SeverityNumber.INFO,
  40: SeverityNumber.WARN,
  50: SeverityNumber.ERROR,
  60: SeverityNumber.FATAL,
};

/**
 * Hands a finished log line on to where telemetry goes, in the trace that is active; the line is what standard output
 * gets, with everything removed that is removed there.
 */
export function exportLine(line: string): void {
  if (!wantsLogs()) return;
  const { level, msg, time, service, traceId, spanId, ...facts } = JSON.parse(line) as Record<
    string,
    unknown
  >;
  logs.getLogger('baro').emit({
    severityNumber: severities[Number(level)] ?? SeverityNumber.UNSPECIFIED,
    timestamp: new Date(String(time)),
    body: String(msg ?? ''),
    attributes: Object.fromEntries(
      Object.entries(facts).map(([name, value]) => [
        name,
        typeof value === 'object' ? JSON.stringify(value) : String(value),
      ]),
    ),
  });
}
