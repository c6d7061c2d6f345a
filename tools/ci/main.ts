// What .ci/run runs once the packages are there: check, test, gates; the last line is "N passed, N failed".
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runStage } from './run-stage.ts';
import { stagesFor, type Stage } from './stages.ts';
import { add, nothing, type Totals } from './totals.ts';

/** The promise is 45 minutes for all of .ci/run; packages and Debian have taken their part before. */
const minutesForAll = 40;

const root = join(import.meta.dirname, '../..');
const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true, default: [] },
    list: { type: 'boolean', default: false },
  },
});
const stages = stagesFor(root);
const unknown = values.only.filter((name) => !stages.some((stage) => stage.name === name));
if (unknown.length > 0) throw new Error(`no stage ${unknown.join(', ')}`);

if (values.list) process.stdout.write(`${stages.map(({ name }) => name).join('\n')}\n`);
else {
  process.exitCode = await judge(
    stages.filter(({ name }) => values.only.length === 0 || values.only.includes(name)),
  );
}

async function judge(chosen: readonly Stage[]): Promise<number> {
  const deadline = Date.now() + minutesForAll * 60_000;
  const times: string[] = [];
  let totals = nothing;
  for (const stage of chosen) {
    process.stdout.write(`\n== ${stage.name}\n`);
    const began = Date.now();
    const result = await runOne(stage, deadline);
    totals = add(totals, result);
    const line = `== ${stage.name}: ${Math.round((Date.now() - began) / 1000)} s, ${result.failed === 0 ? 'passed' : 'FAILED'}`;
    process.stdout.write(`${line}\n`);
    times.push(line);
  }
  process.stdout.write(`\n${times.join('\n')}\n${totals.passed} passed, ${totals.failed} failed\n`);
  // Not 1: .ci/run tells a judgement from a crash before it.
  return totals.failed === 0 && totals.passed > 0 ? 0 : 3;
}

async function runOne(stage: Stage, deadline: number): Promise<Totals> {
  const limitMs = Math.min(stage.minutes * 60_000, deadline - Date.now());
  if (limitMs <= 0) {
    process.stdout.write(`No time is left for ${stage.name}.\n`);
    return { passed: 0, failed: 1 };
  }
  const command = { command: process.execPath, args: stage.args, cwd: root, limitMs };
  const end = await runStage(command, (text) => process.stdout.write(text));
  if (end.timedOut) {
    process.stdout.write(`\n${stage.name} was ended after ${Math.round(limitMs / 60_000)} minutes.\n`);
  }
  const totals = stage.totals(end);
  return end.timedOut && totals.failed === 0 ? { ...totals, failed: 1 } : totals;
}
