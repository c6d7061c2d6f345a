// Numbers and events under fire: `node test/fire/main.ts [--seed n]`. Prints one line a check; exits 1 when one fails.
import { parseArgs } from 'node:util';
import { startFire } from './fire.ts';

const { values } = parseArgs({ options: { seed: { type: 'string', default: '20261123' } } });
const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const fire = await startFire(Number(values.seed), say);
try {
  await fire.registerUnderKills();
  await fire.crashAtEachPoint();
  await fire.loseNats();
  const checks = await fire.check();
  for (const check of checks) say(`${check.passed ? 'ok    ' : 'FAILED'} ${check.name}: ${check.facts}`);
  const failed = checks.filter((check) => !check.passed).length;
  say(`${checks.length - failed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
} finally {
  await fire.stop();
}
