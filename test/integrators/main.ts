// The gate `integrators`: both sample clients pass the conformance check, a naive one fails every rule, and a client that
// follows the feed has each event once whoever is killed. `node test/integrators/main.ts [--only clients|kills]`
import path from 'node:path';
import { parseArgs } from 'node:util';
import { checkClient } from '@baro/tools/conformance/check-client.ts';
import { startCity } from '@baro/tools/conformance/city.ts';
import type { ConformanceCity } from '@baro/tools/conformance/city.ts';
import { findPython } from '@baro/tools/testing/find-needs.ts';
import { checkAnswers } from './answers.ts';
import { followUnderKills } from './feed-kills.ts';
import { generateClient, pythonWithGrpc } from '../python-client/python.ts';

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    seed: { type: 'string', default: '20261127' },
    rounds: { type: 'string', default: '9' },
  },
});
const started = Date.now();
const say = (line: string): void =>
  void process.stdout.write(`${String(Math.round((Date.now() - started) / 1000)).padStart(4)} s  ${line}\n`);
const outcomes: { name: string; faults: readonly string[] }[] = [];

const args = `--gateway "$BARO_GATEWAY" --issuer "$BARO_ISSUER" --client "$BARO_CLIENT" --secret-file "$BARO_SECRET_FILE" --documents 8 --events 12 --seconds 8`;

/** Runs a client at the doors. @returns what is not as expected */
async function judge(city: ConformanceCity, name: string, run: string, passes: boolean): Promise<void> {
  say(`${name} …`);
  const report = await checkClient(city, { run, port: 0, tokenPort: 0, minutes: 6, say: () => {} });
  const wrong = report
    .lines()
    .filter((line) => line.startsWith('passed') !== passes || line.startsWith('not seen'));
  outcomes.push({ name, faults: wrong });
}

async function judgeClients(city: ConformanceCity): Promise<void> {
  await city.register(12);
  outcomes.push({
    name: 'answers over REST are as the OpenAPI document says',
    faults: await checkAnswers(city),
  });
  const node = process.execPath;
  const store = (name: string): string => path.join(city.platform.dir, `${name}.db`);
  const typescript = `"${node}" test/typescript-client/work.ts --protos proto ${args} --first 101 --store "${store('ts')}"`;
  await judge(city, 'the TypeScript client passes every rule', typescript, true);
  const system = await findPython();
  if (!system) {
    outcomes.push({
      name: 'the Python client passes every rule',
      faults: ['no python3 with venv or pip here'],
    });
  } else {
    const python = await pythonWithGrpc(system);
    const code = path.join(city.platform.dir, 'python');
    await generateClient(python, code);
    const run = `PYTHONPATH="${code}" "${python}" test/python-client/work.py ${args} --first 201 --store "${store('py')}"`;
    await judge(city, 'the Python client passes every rule', run, true);
  }
  await judge(city, 'a naive client fails every rule', `"${node}" test/integrators/naive-client.ts`, false);
}

say('starting a city …');
const city = await startCity({ CUSTODY_FEED_HEARTBEAT_MS: '2000' });
try {
  if (values.only !== 'kills') await judgeClients(city);
  if (values.only !== 'clients') {
    const options = { seed: Number(values.seed), rounds: Number(values.rounds), items: 150 };
    const name = `a client has each of ${options.rounds * options.items * 4} events once and in order, whoever is killed`;
    outcomes.push({ name, faults: await followUnderKills(city, say, options) });
  }
} finally {
  await city.stop();
}
for (const { name, faults } of outcomes) {
  say(`${faults.length === 0 ? 'ok    ' : 'FAILED'} ${name}`);
  for (const fault of faults) say(`         ${fault}`);
}
const failed = outcomes.filter(({ faults }) => faults.length > 0).length;
process.stdout.write(`${outcomes.length - failed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
