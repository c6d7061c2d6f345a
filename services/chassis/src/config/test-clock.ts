import { readFileSync } from 'node:fs';
import type { BaseConfig } from './base-config.ts';
import { ConfigError } from './define-config.ts';

/** Longest rest of a job on the test clock, milliseconds: it notices a jump within that. */
export const testTurnMs = 500;

/**
 * The clock of a service: calls, consumers and jobs take their now from it; tokens are always judged by the real one.
 * The test clock stands still between two changes of its file, so that a journey knows every minute it will read, and
 * is read anew each time, so that no process is behind another.
 * @throws ConfigError when a test clock is asked for outside embedded defaults, or its file holds no instant.
 */
export function openClock(config: Pick<BaseConfig, 'embedded' | 'testClockFile'>): () => Date {
  const file = config.testClockFile;
  if (!file) return () => new Date();
  if (!config.embedded) throw new ConfigError('TEST_CLOCK_FILE is for tests: it needs EMBEDDED=true');
  const clock = (): Date => readInstant(file);
  clock();
  return clock;
}

const instantForm = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})$/;

function readInstant(file: string): Date {
  const written = read(file);
  const instant = new Date(instantForm.test(written) ? written : Number.NaN);
  if (Number.isNaN(instant.getTime())) {
    throw new ConfigError(`TEST_CLOCK_FILE holds no ISO 8601 instant with its offset: ${file}`);
  }
  return instant;
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw new ConfigError(`TEST_CLOCK_FILE cannot be read: ${file}`, { cause: error });
  }
}
