// Backup, loss and restore: `node test/recovery/main.ts`. Prints one line a check; exits 1 when one fails.
import { runRecovery } from './recovery-run.ts';

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const { passed, failed } = await runRecovery(say);
say(`${passed} passed, ${failed} failed`);
// A call that will never be answered may still be open.
process.exit(failed === 0 && passed > 0 ? 0 : 1);
