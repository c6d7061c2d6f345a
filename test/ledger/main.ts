// The ledger and the computed figures under fire: `node test/ledger/main.ts [--seed n] [--hands n] [--kills n]`. Exits 1 when they are not what the services keep.
import { parseArgs } from 'node:util';
import { runLedger, victims } from './run.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '20261127' },
    hands: { type: 'string', default: '10000' },
    kills: { type: 'string', default: '24' },
  },
});
const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const first = (differences: readonly string[]): string =>
  [`${differences.length} differences`, ...differences.slice(0, 5)].join('\n       ');

const wanted = Number(values.hands);
say(`seed ${values.seed}`);
const { hands, kills, found, counted } = await runLedger(
  Number(values.seed),
  { wanted, killsWanted: Number(values.kills) },
  say,
);
const count = Object.values(kills).reduce((sum, one) => sum + one, 0);
const checks = [
  { name: `${wanted} changes of hands under load`, passed: hands >= wanted, facts: `${hands}` },
  {
    name: 'every process was killed',
    passed: Object.keys(kills).length === victims.length,
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
    facts: first(found.differences),
  },
  {
    name: 'what reporting knows of items, and every figure it counts, equals a recount from the services’ own tables',
    passed: counted.differences.length === 0 && counted.acts > 0 && counted.notZero > 0,
    facts: `${counted.changes} changes, ${counted.acts} acts and ${counted.facts} items; ${counted.codes} codes × ${counted.units} units = ${counted.figures} figures with denominators and members, ${counted.notZero} of them not 0; ${first(counted.differences)}`,
  },
];
for (const check of checks) say(`${check.passed ? 'ok    ' : 'FAILED'} ${check.name}: ${check.facts}`);
const failed = checks.filter((check) => !check.passed).length;
say(`${checks.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
