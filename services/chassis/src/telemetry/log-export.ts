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

// What the exported record has a place of its own for.
const carried: ReadonlySet<string> = new Set(['service', 'traceId', 'spanId']);

/**
 * Hands a finished log line on to where telemetry goes, in the trace that is active; the line is what standard output
 * gets, with everything removed that is removed there.
 */
export function exportLine(line: string): void {
  if (!wantsLogs()) return;
  const { level, msg, time, ...rest } = JSON.parse(line) as Record<string, unknown>;
  const facts = Object.entries(rest).filter(([name]) => !carried.has(name));
  logs.getLogger('baro').emit({
    severityNumber: severities[Number(level)] ?? SeverityNumber.UNSPECIFIED,
    timestamp: new Date(String(time)),
    body: typeof msg === 'string' ? msg : '',
    attributes: Object.fromEntries(
      facts.map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]),
    ),
  });
}
