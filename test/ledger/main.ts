// The ledger under fire: `node test/ledger/main.ts [--seed n] [--hands n]`. Exits 1 when it is not what the services keep.
import { parseArgs } from 'node:util';
import { runLedger } from './run.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '20261127' },
    hands: { type: 'string', default: '10000' },
  },
});
const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const wanted = Number(values.hands);
say(`seed ${values.seed}`);
const { hands, kills, found } = await runLedger(Number(values.seed), wanted, say);
const count = Object.values(kills).reduce((sum, one) => sum + one, 0);
const checks = [
  { name: `${wanted} changes of hands under load`, passed: hands >= wanted, facts: `${hands}` },
  {
    name: 'every process was killed',
    passed: Object.keys(kills).length === 5,
    facts: `${count} kills, ${JSON.stringify(kills)}`,
  },
  {
    name: 'nothing acknowledged is missing from the services',
    passed: found.points >= hands,
    facts: `${found.points} change points of ${found.items} items`,
  },
  {
    name: 'the ledger equals the one computed from the services’ own tables',
    passed: found.differences.length === 0,
    facts: `${found.differences.length} differences${found.differences
      .slice(0, 5)
      .map((line) => `\n       ${line}`)
      .join('')}`,
  },
];
for (const check of checks) say(`${check.passed ? 'ok    ' : 'FAILED'} ${check.name}: ${check.facts}`);
const failed = checks.filter((check) => !check.passed).length;
say(`${checks.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
