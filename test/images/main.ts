// Builds every service's image and runs them together as a cluster would: `node test/images/main.ts [--tag <tag>]`, with a
// tag: those that are there. One line a check; exits 1 when one fails.
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { eventually } from '@baro/chassis/testing';
import { buildImages } from '@baro/tools/images/build-images.ts';
import { closureOf } from '@baro/tools/images/closure.ts';
import { imageLimitBytes, imageServices } from '@baro/tools/images/options.ts';
import { makeThrowAwayDir } from '@baro/tools/platform/throw-away.ts';
import { gateway, services } from '@baro/tools/start/services.ts';
import type { ServiceEntry } from '@baro/tools/start/services.ts';
import { healthOf } from '../replicas/health-of.ts';
import { judgeCalls } from './calls.ts';
import { openBundle } from './container.ts';
import type { Running } from './container.ts';
import { lookInto } from './look-into.ts';
import { openSurroundings } from './surroundings.ts';
import type { Surroundings } from './surroundings.ts';

const root = path.resolve(import.meta.dirname, '../..');
const stops: (() => Promise<unknown>)[] = [];
const { values } = parseArgs({ options: { tag: { type: 'string' } } });

/** Runs within the container, as the service's user. */
const confinedProgram = `
const fs = require('node:fs');
const status = fs.readFileSync('/proc/self/status', 'utf8');
const field = (name) => new RegExp('^' + name + ':\\\\s*(\\\\S+)', 'm').exec(status)[1];
const writable = (folder) => {
  try { fs.writeFileSync(folder + '/probe', ''); fs.rmSync(folder + '/probe'); return true; } catch { return false; }
};
const folders = ['/', '/app', '/app/services', '/etc', '/home', '/run', '/usr/local/bin', '/var', '/var/tmp', '/run/secrets/baro', '/tmp'];
console.log(JSON.stringify({
  uid: field('Uid'), caps: field('CapEff'), noNewPrivileges: field('NoNewPrivs'), writable: folders.filter(writable),
}));`;

let passed = 0;
let failed = 0;

try {
  await judge();
} catch (error) {
  check('the run came to its end', false, error instanceof Error ? error.message : String(error));
} finally {
  for (let stop = stops.pop(); stop; stop = stops.pop()) await stop();
}
say(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

async function judge(): Promise<void> {
  const built =
    values.tag === undefined
      ? await buildImages({ services: imageServices, tag: 'gate', standIn: true }, say)
      : [];
  for (const { service, bytes } of built) {
    const facts = `${Math.round(bytes / 1e6)} of ${imageLimitBytes / 1e6} MB`;
    check(`${service} is small`, bytes <= imageLimitBytes, facts);
  }
  const dir = await makeThrowAwayDir();
  stops.push(() => rm(dir, { recursive: true, force: true }));
  const around = await openSurroundings(dir, stops);
  const running = new Map<ServiceEntry, Running>();
  stops.push(() => Promise.all([...running.values()].map((one) => one.stop())));
  for (const service of [...services, gateway]) running.set(service, await begin(service, around, dir));
  for (const { name, passed: good, facts } of await judgeCalls(around)) check(name, good, facts);
  for (const [service, one] of running) {
    await confined(service, one);
    running.delete(service);
    const code = await one.stop();
    check(`${service.name} leaves in order when asked`, code === 0, `exit code ${code}`);
  }
}

/** Looks into an image, migrates and starts it. */
async function begin(service: ServiceEntry, around: Surroundings, dir: string): Promise<Running> {
  const { name } = service;
  const image = `baro/${name}:${values.tag ?? 'gate'}`;
  const bundle = await openBundle({
    image,
    dir: path.join(dir, `bundles-${name}`),
    secretsDir: around.secretsDir,
  });
  stops.unshift(() => bundle.remove());
  const findings = lookInto(bundle.rootfs, closureOf(root, `services/${name}`));
  check(`nothing lies in ${name} that should not`, findings.length === 0, findings.slice(0, 20).join(' '));
  const { User: user } = bundle.config;
  check(`${name} names a user that is not root`, /^[1-9]\d*(:[1-9]\d*)?$/.test(user), user);
  const env = await around.env(service);
  const { code, output } = await bundle.run(['migrate'], env);
  check(`${name} migrates its database`, code === 0, code === 0 ? '' : output.slice(-500));
  const running = await bundle.start(env);
  const address = around.address(service);
  const isReady = async (): Promise<void> => {
    const health = await healthOf(address, 'readiness');
    if (health !== 'SERVING') {
      throw new Error(`${name}: readiness says ${health}: ${(await running.log()).slice(-1_500)}`);
    }
  };
  try {
    await eventually(isReady, 120_000);
  } catch (error) {
    await running.stop();
    throw error;
  }
  check(`${name} says that it is ready`, true);
  check(`${name} says that it lives`, (await healthOf(address, 'liveness')) === 'SERVING');
  return running;
}

async function confined({ name }: ServiceEntry, running: Running): Promise<void> {
  const { output } = await running.exec(['/usr/local/bin/node', '-e', confinedProgram]);
  const seen = JSON.parse(output.slice(output.indexOf('{'))) as Record<string, unknown>;
  check(`the user of ${name} is not root`, seen['uid'] === '1000', String(seen['uid']));
  const bare = seen['caps'] === '0000000000000000' && seen['noNewPrivileges'] === '1';
  check(`${name} runs without any capability`, bare, output.trim());
  check(`${name} can write to /tmp alone`, JSON.stringify(seen['writable']) === '["/tmp"]', output.trim());
}

function check(name: string, good: boolean, facts = ''): void {
  if (good) passed += 1;
  else failed += 1;
  say(`${good ? 'ok    ' : 'FAILED'} ${name}${facts ? `: ${facts}` : ''}`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
