// Runs on the machine's own Node (20 or newer) before anything is installed: plain JavaScript, nothing imported but Node.
// Installs the packages when they are missing or the lock file changed, then hands over to the pinned Node.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const BIN = path.join(ROOT, 'node_modules', '.bin');
const NODE = path.join(BIN, 'node');
const MODULES_LOCK = path.join(ROOT, 'node_modules', '.package-lock.json');
const STAMP = path.join(ROOT, 'node_modules', '.baro-installed');
const LOCK = path.join(ROOT, '.baro', 'install.lock');

/** What can be run, and the page that says how: shown without installing anything. */
const VERBS = {
  bench: verb('bench'),
  load: verb('load'),
  start: verb('start'),
  test: verb('test'),
  'test:keycloak': verb('test', 'keycloak.ts', 'help-keycloak.txt'),
  realm: verb('keycloak/realm'),
  import: verb('import'),
  'audit:verify': verb('audit-verify'),
  backup: verb('recovery', 'backup-main.ts', 'backup-help.txt'),
  restore: verb('recovery', 'restore-main.ts', 'restore-help.txt'),
  images: verb('images'),
  conformance: verb('conformance'),
  check: verb('check'),
  cluster: verb('cluster'),
  'charts:check': verb('charts'),
  'charts:secrets': verb('charts', 'secrets-main.ts', 'secrets-help.txt'),
  ci: verb('ci'),
};

await main(process.argv[2], process.argv.slice(3));

function verb(folder, main = 'main.ts', help = 'help.txt') {
  return { main: path.join(ROOT, 'tools', folder, main), help: path.join(ROOT, 'tools', folder, help) };
}

async function main(verb, args) {
  const chosen = VERBS[verb];
  if (!chosen) fail(`Say what to run: node tools/bootstrap.mjs ${Object.keys(VERBS).join(' | ')}`);
  if (Number(process.versions.node.split('.')[0]) < 20) {
    fail(`Baro needs Node 20 or newer to begin; this is Node ${process.versions.node}.`);
  }
  if (args.includes('--help') || args.includes('-h')) {
    return void process.stdout.write(readFileSync(chosen.help, 'utf8'));
  }
  if (!isInstalled()) await withInstallLock(install);
  handOver(chosen.main, args);
}

/** Compares what lies in node_modules with the lock file, so that a developer's own `npm install` counts too. */
function isInstalled() {
  if (readText(STAMP) === wantedStamp()) return pinnedNodeRuns();
  const wanted = readJson(path.join(ROOT, 'package-lock.json'))?.packages ?? {};
  const there = readJson(MODULES_LOCK)?.packages;
  if (!there) return false;
  for (const [name, entry] of Object.entries(wanted)) {
    if (!name.includes('node_modules/')) continue;
    // Packages for other processors and systems are in the lock file too, and rightly not installed.
    if (entry.optional || entry.devOptional) continue;
    if (entry.link ? !existsSync(path.join(ROOT, name)) : there[name]?.version !== entry.version) {
      return false;
    }
  }
  return pinnedNodeRuns();
}

/** What the last install by this file was made from: it is not repeated for the same. */
function wantedStamp() {
  const { workspaces } = readJson(path.join(ROOT, 'package.json'));
  const files = [
    'package-lock.json',
    'package.json',
    ...workspaces.map((name) => path.join(name, 'package.json')),
  ];
  const hash = createHash('sha256');
  for (const file of files) hash.update(readText(path.join(ROOT, file)));
  return hash.digest('hex');
}

function pinnedNodeRuns() {
  const wanted = readJson(path.join(ROOT, 'package.json')).dependencies.node;
  const said = spawnSync(NODE, ['--version'], { encoding: 'utf8' });
  return said.status === 0 && said.stdout.trim() === `v${wanted}`;
}

async function install() {
  if (isInstalled()) return;
  say('Installing the packages of package-lock.json (a few minutes on the first run) …');
  const began = Date.now();
  const ticking = setInterval(
    () => say(`  … still installing, ${Math.round((Date.now() - began) / 1000)} s`),
    10_000,
  );
  const isFirst = !existsSync(MODULES_LOCK);
  let code = await npmInstall({ afresh: isFirst });
  // What another npm half did is not mended from within: once more, from nothing.
  if (!isFirst && code === 0 && !isInstalled()) code = await npmInstall({ afresh: true });
  clearInterval(ticking);
  if (code !== 0) fail(`npm could not install the packages (exit code ${code}); its own words are above.`);
  if (!pinnedNodeRuns()) {
    fail(`npm brought no working Node at ${NODE}: look for an npm setting that stops install scripts.`);
  }
  writeFileSync(STAMP, wantedStamp());
  say(`Installed in ${Math.round((Date.now() - began) / 1000)} s.`);
}

/**
 * Not `npm ci`: it refuses a lock file without the packages of other systems that a registry does not have.
 * `--no-save` leaves the lock file as it is.
 */
function npmInstall({ afresh }) {
  // npm takes a package that a killed run half unpacked for a whole one.
  if (afresh) rmSync(path.join(ROOT, 'node_modules'), { recursive: true, force: true });
  // Settings of the machine must not leave out what running from source needs: scripts bring the pinned Node.
  const kinds = ['--include=dev', '--include=optional', '--ignore-scripts=false'];
  return run('npm', ['install', '--no-save', ...kinds, '--no-audit', '--no-fund', '--loglevel=error']);
}

function run(command, args) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, NODE_ENV: 'development' },
    });
    child.once('error', (error) => fail(`${command} could not be run: ${error.message}`));
    child.once('exit', (status) => resolve(status ?? 1));
  });
}

/** `npm start` and `npm test` may be begun side by side in a fresh clone: one installs, the other waits. */
async function withInstallLock(work) {
  mkdirSync(path.dirname(LOCK), { recursive: true });
  while (!takeLock()) await new Promise((resolve) => setTimeout(resolve, 500));
  try {
    await work();
  } finally {
    rmSync(LOCK, { force: true });
  }
}

function takeLock() {
  const own = `${LOCK}.${process.pid}`;
  try {
    // Written first and linked then: nobody ever sees a lock without its holder.
    writeFileSync(own, String(process.pid));
    linkSync(own, LOCK);
    process.once('exit', () => rmSync(LOCK, { force: true }));
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    const holder = readText(LOCK);
    if (holder && !isBootstrap(holder)) rmSync(LOCK, { force: true });
    return false;
  } finally {
    rmSync(own, { force: true });
  }
}

/** A killed install leaves its lock behind, and its pid may belong to a stranger by now. */
function isBootstrap(pid) {
  return readText(`/proc/${pid}/cmdline`).includes('bootstrap.mjs');
}

/** The pinned Node takes over; this process stays only to pass signals on and to give its exit code. */
function handOver(file, args) {
  const env = {
    INIT_CWD: process.cwd(),
    // A service's modules without their types, compiled: a second of CPU for each process of each platform begun.
    NODE_COMPILE_CACHE: path.join(ROOT, '.baro', 'compile-cache'),
    ...process.env,
    PATH: `${BIN}${path.delimiter}${process.env.PATH ?? ''}`,
  };
  // The channel tells the other side when this process is killed outright.
  const child = spawn(NODE, [file, ...args], {
    cwd: ROOT,
    env,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  endWithNpm(child);
  child.once('error', (error) => fail(`${NODE} could not be run: ${error.message}`));
  child.once('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}

/** npm killed outright can pass nothing on: its child is then given to another parent, which shows in ppid. */
function endWithNpm(child) {
  const parent = process.ppid;
  if (!readText(`/proc/${parent}/cmdline`).includes('npm')) return;
  setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 500).unref();
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function readText(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function say(line) {
  process.stdout.write(`${line}\n`);
}

function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}
