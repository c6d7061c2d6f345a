// Losses under load: `node test/chaos/main.ts`. Prints one line a check; exits 1 when one fails.
import { runLosses } from './losses-run.ts';

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const { passed, failed } = await runLosses(say);
say(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
