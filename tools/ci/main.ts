// What .ci/run runs once the packages are there: check, test, gates; the last line is "N passed, N failed".
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runStage } from './run-stage.ts';
import { readSummary, stagesFor, type Stage } from './stages.ts';
import { add, failedLines, nothing, secondLook, type Totals } from './totals.ts';

/** The promise is 45 minutes for all of .ci/run; a machine that is slower than ours is still judged, not cut off. */
const minutesForAll = 84;

/** Most of a stage is waiting: two side by side keep two cores busy. */
const width = 2;

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
  const ends: StageJudged[] = [];
  const together = chosen.filter(({ alone }) => !alone);
  for (const stage of chosen.filter(({ alone }) => alone === 'before')) {
    ends.push(await speak(stage, deadline));
  }
  const waiting = [...together];
  const lane = async (): Promise<void> => {
    for (let stage = waiting.shift(); stage; stage = waiting.shift()) ends.push(await speak(stage, deadline));
  };
  await Promise.all(Array.from({ length: width }, lane));
  for (const stage of chosen.filter(({ alone }) => alone === 'after')) {
    ends.push(await speak(stage, deadline));
  }
  await lookAgain(ends, deadline);
  const totals = ends.map((end) => end.totals).reduce(add, nothing);
  const lines = ends.flatMap(({ line, why }) => [line, ...why].map((text) => `${text}\n`)).join('');
  process.stdout.write(`\n${lines}${totals.passed} passed, ${totals.failed} failed\n`);
  // Not 1: .ci/run tells a judgement from a crash before it.
  return totals.failed === 0 && totals.passed > 0 ? 0 : 3;
}

/**
 * A test or two that failed beside the gates run once more, alone: two cores under four platforms miss what a person
 * would wait for. The closing words name each of them and why it had failed, so that none is forgotten. What proves
 * that nothing is lost has no second look.
 */
async function lookAgain(ends: StageJudged[], deadline: number): Promise<void> {
  for (const first of ends.filter(({ totals }) => totals.failed > 0)) {
    const { summary = '', args: whole } = first.stage;
    const files = summary ? secondLook(readSummary(root, summary)) : [];
    if (files.length === 0) continue;
    const args = [...whole, ...files];
    const second = await speak({ ...first.stage, name: `${first.stage.name}, second look`, args }, deadline);
    ends.push({ ...second, totals: nothing });
    if (second.totals.failed > 0) continue;
    ends[ends.indexOf(first)] = {
      ...first,
      line: first.line.replace('FAILED', 'passed at the second look'),
      totals: { passed: first.totals.passed + first.totals.failed, failed: 0 },
    };
  }
}

interface StageJudged {
  readonly stage: Stage;
  readonly line: string;
  /** The lines that name what failed. */
  readonly why: readonly string[];
  readonly totals: Totals;
}

/** Runs a stage and gives its words out in one piece: two speak at the same time. */
async function speak(stage: Stage, deadline: number): Promise<StageJudged> {
  process.stdout.write(`== ${stage.name} …\n`);
  const began = Date.now();
  const words: string[] = [];
  const totals = await runOne(stage, deadline, (text) => words.push(text));
  const seconds = Math.round((Date.now() - began) / 1000);
  const line = `== ${stage.name}: ${seconds} s, ${totals.failed === 0 ? 'passed' : 'FAILED'}`;
  process.stdout.write(`\n== ${stage.name}\n${words.join('')}\n${line}\n`);
  const why = totals.failed === 0 ? [] : failedLines(words.join(''));
  return { stage, line, why, totals };
}

async function runOne(stage: Stage, deadline: number, say: (text: string) => void): Promise<Totals> {
  const limitMs = Math.min(stage.minutes * 60_000, deadline - Date.now());
  if (limitMs <= 0) {
    say(`No time is left for ${stage.name}.\n`);
    return { passed: 0, failed: 1 };
  }
  const command = { command: process.execPath, args: stage.args, cwd: root, limitMs };
  const end = await runStage(command, say);
  if (end.timedOut) {
    say(`\n${stage.name} was ended after ${Math.round(limitMs / 60_000)} minutes.\n`);
  }
  const totals = stage.totals(end);
  return end.timedOut && totals.failed === 0 ? { ...totals, failed: 1 } : totals;
}
