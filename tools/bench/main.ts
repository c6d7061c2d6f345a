// `npm run bench [-- register|reads|audit|custody|petitions|complaints|reporting|reporting-rebuild [--only <part>] [--scale <share>]]`: figures as ratios within one run, printed with their environment and written to a file.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { benchAudit } from './audit-bench.ts';
import { benchCases } from './cases-bench.ts';
import { benchCustody } from './custody-bench.ts';
import { environmentLines } from './environment.ts';
import { complaintsBench } from './complaints-bench.ts';
import type { Line } from './line.ts';
import { petitionsBench } from './petitions-bench.ts';
import { benchReads } from './read-bench.ts';
import { benchReportingRebuild } from './reporting-rebuild-bench.ts';
import { benchRegistration } from './register-bench.ts';
import { reportingBench } from './reporting-bench.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { only: { type: 'string' }, scale: { type: 'string', default: '1' } },
});
const [only] = positionals;
const scale = Number(values.scale);
const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
const lines = [...environmentLines(), ''];
for (const line of lines) say(line);

async function registration(): Promise<Line[]> {
  const rows = await benchRegistration(say);
  return rows.map((row) => ({
    met: row.ratio >= row.wanted,
    more: row.profile,
    text: `registration, ${row.name}: ${row.realRate.toFixed(0)}/s against ${row.bareRate.toFixed(0)}/s bare = ${row.ratio.toFixed(2)} (wanted ${row.wanted}), p95 ${row.p95.toFixed(0)} ms`,
  }));
}

async function reads(): Promise<Line[]> {
  const rows = await benchReads(say);
  return rows.map((row) => ({
    met: row.ratio <= row.wanted,
    text: `${row.name}: p95 ${row.large.toFixed(1)} ms with 200,000 against ${row.small.toFixed(1)} ms with 10,000 = ${row.ratio.toFixed(2)} (at most ${row.wanted})`,
  }));
}

const benches = {
  register: registration,
  reads,
  audit: () => benchAudit(say),
  custody: () => benchCustody(say, { only: values.only, scale }),
  petitions: () => benchCases(petitionsBench, say, { only: values.only, scale }),
  complaints: () => benchCases(complaintsBench, say, { only: values.only, scale }),
  reporting: () => benchCases(reportingBench, say, { only: values.only, scale }),
  'reporting-rebuild': () => benchReportingRebuild(say, { scale }),
};
const results: Line[] = [];
for (const [name, bench] of Object.entries(benches)) {
  if (only === undefined || only === name) results.push(...(await bench()));
}
say('');
for (const { met, text, more } of results) {
  const block = [`${met ? 'met   ' : 'MISSED'} ${text}`, ...(more ?? []).map((line) => `       ${line}`)];
  lines.push(...block);
  for (const line of block) say(line);
}
const folder = path.resolve(import.meta.dirname, '../../bench-results');
mkdirSync(folder, { recursive: true });
const file = path.join(folder, `bench-${new Date().toISOString().slice(0, 16).replaceAll(':', '')}.txt`);
writeFileSync(file, `${lines.join('\n')}\n`);
say(`written to ${path.relative(process.cwd(), file)}`);
process.exitCode = results.every((result) => result.met) ? 0 : 1;
