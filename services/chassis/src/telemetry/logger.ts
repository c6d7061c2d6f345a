import { trace } from '@opentelemetry/api';
import { pino } from 'pino';
import type { DestinationStream, Logger } from 'pino';
import { exportLine } from './log-export.ts';

export type { Logger } from 'pino';

/** A service's log: JSON lines on standard output, joined to traces, no personal data. */
export function openLog(service: string, level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: { service },
    timestamp: pino.stdTimeFunctions.isoTime,
    hooks: {
      streamWrite: (line: string): string => {
        exportLine(line);
        return line;
      },
    },
    // A second fence; the first is that nobody logs requests, tokens or names.
    redact: {
      paths: [
        'authorization',
        'token',
        'password',
        'fullName',
        'email',
        'subject',
        '*.authorization',
        '*.token',
        '*.fullName',
      ],
      censor: '[removed]',
    },
    mixin: (): Record<string, string> => {
      const span = trace.getActiveSpan()?.spanContext();
      return span ? { traceId: span.traceId, spanId: span.spanId } : {};
    },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** An error as it may be logged: name, code and stack frames, without the message, which may hold values. */
export function errorFacts(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { errorName: typeof error };
  const code = 'code' in error ? String(error.code) : undefined;
  const constraint = 'constraint' in error ? String(error.constraint) : undefined;
  const frames = error.stack
    ?.split('\n')
    .filter((line) => line.trim().startsWith('at '))
    .slice(0, 6)
    .join('\n');
  const cause = error.cause === undefined ? undefined : errorFacts(error.cause);
  return { errorName: error.name, code, constraint, frames, cause };
}
