// A check that an outside system's client behaves: `npm run conformance -- --help`.
import { parseArgs } from 'node:util';
import { checkClient } from './check-client.ts';
import { startCity } from './city.ts';
import { actsNeeded } from './registrations.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const options = {
  run: { type: 'string', default: '' },
  port: { type: 'string', default: '0' },
  'token-port': { type: 'string', default: '0' },
  minutes: { type: 'string', default: '10' },
} as const;

function readOptions(): { run: string; port: number; tokenPort: number; minutes: number } {
  const { values } = parseArgs({ options });
  const number = (name: 'port' | 'token-port' | 'minutes', max: number): number => {
    const value = Number(values[name]);
    if (Number.isInteger(value) && value >= 0 && value <= max) return value;
    throw new Error(`--${name} must be a whole number from 0 to ${max}, not ${values[name]}`);
  };
  return {
    run: values.run,
    port: number('port', 65_535),
    tokenPort: number('token-port', 65_535),
    minutes: number('minutes', 1_440),
  };
}

async function main(): Promise<void> {
  const asked = readOptions();
  const interrupted = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => interrupted.abort());
  say('Starting a city of its own (a minute or two) …');
  const city = await startCity();
  try {
    await city.register(12);
    const ready = (env: Record<string, string>): void => {
      for (const [name, value] of Object.entries(env)) say(`${name}=${value}`);
      say(
        `ready: register ${actsNeeded} documents or more, list the register, follow the feed for 10 events or more`,
      );
    };
    const report = await checkClient(city, { ...asked, say, ready, signal: interrupted.signal });
    for (const line of report.lines()) say(line);
    const { passed, failed } = report.count();
    say(`${passed} passed, ${failed} failed`);
    process.exitCode = failed === 0 ? 0 : 1;
  } finally {
    await city.stop();
  }
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
