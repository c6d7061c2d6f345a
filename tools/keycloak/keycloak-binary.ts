import path from 'node:path';

import { cached } from '../platform/cache.ts';
import { findOnPath, runCommand } from '../platform/command.ts';
import { findJava, type Java } from './java.ts';

/** The one version Baro is tried with. */
export const KEYCLOAK_VERSION = '26.7.4';
const UNPACK = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:unpack';
const ARTIFACT = `org.keycloak:keycloak-quarkus-dist:${KEYCLOAK_VERSION}:zip`;

/** A Keycloak that is built for PostgreSQL and only has to be started. */
export interface KeycloakBinary {
  /** Its own folder; nobody writes there any more. */
  dir: string;
  java: Java;
}

/** How it is fetched. */
export interface Fetching {
  signal?: AbortSignal | undefined;
  /** Told what takes a while, and how far it is. */
  say?: ((line: string) => void) | undefined;
}

/** Finds Keycloak in our cache, or fetches it with Maven and builds it: the second start needs neither. */
export async function obtainKeycloak({ signal, say }: Fetching = {}): Promise<KeycloakBinary> {
  const java = await findJava();
  const dir = await cached(`keycloak-${KEYCLOAK_VERSION}`, async (fresh) => {
    await fetchWithMaven(fresh, { signal, say });
    await build(path.join(fresh, `keycloak-${KEYCLOAK_VERSION}`), java, { signal, say });
  });
  return { dir: path.join(dir, `keycloak-${KEYCLOAK_VERSION}`), java };
}

async function fetchWithMaven(target: string, { signal, say }: Fetching): Promise<void> {
  const mvn = await findOnPath('mvn');
  if (!mvn) {
    throw new Error(
      `Keycloak ${KEYCLOAK_VERSION} is fetched with Maven, and there is none: install it (on Debian: apt-get install maven).`,
    );
  }
  say?.(`  Keycloak ${KEYCLOAK_VERSION} is fetched with Maven (about 170 MB); that happens once …`);
  const args = [UNPACK, `-Dartifact=${ARTIFACT}`, `-DoutputDirectory=${target}`, '-Dstyle.color=never'];
  // Elsewhere: a pom.xml where the caller stands would be taken for a project.
  const done = await runCommand(mvn, args, { cwd: target, signal, onOutput: progressTo(say) });
  if (done.code !== 0) {
    throw new Error(`Maven could not fetch Keycloak ${KEYCLOAK_VERSION}: ${firstError(done.output)}`);
  }
}

/** Maven tells "Progress (1): 12/177 MB" hundreds of times; every tenth of the way is told on. */
function progressTo(say: Fetching['say']): (text: string) => void {
  let told = 0;
  return (text) => {
    const [, done, whole] = /Progress \(1\): (\d+(?:\.\d+)?)\/(\d+(?:\.\d+)?) MB/.exec(text) ?? [];
    const tenths = Math.floor((Number(done) / Number(whole)) * 10);
    if (Number(whole) < 50 || !(tenths > told)) return;
    told = tenths;
    say?.(`  … ${done} of ${whole} MB`);
  };
}

function firstError(output: string): string {
  const line = output.split('\n').find((text) => text.startsWith('[ERROR]'));
  return line?.slice('[ERROR]'.length).trim() ?? 'it gave no reason.';
}

/** What Keycloak would otherwise work out at every start. Alone: nothing listens for other members of a cluster. */
async function build(dir: string, java: Java, { signal, say }: Fetching): Promise<void> {
  say?.('  Keycloak is built for PostgreSQL; that happens once and takes a minute or two …');
  const args = [...javaArgs(dir, dir), 'build', '--db=postgres', '--cache=local'];
  const done = await runCommand(java.file, args, { cwd: dir, signal });
  if (done.code !== 0) {
    const lines = done.output.trimEnd().split('\n').slice(-5).join('\n');
    throw new Error(`Keycloak ${KEYCLOAK_VERSION} could not be built:\n${lines}`);
  }
}

/**
 * What bin/kc.sh gives Java, without the shell around it: signals and the process id are Keycloak's own.
 * `home` is where configuration and data lie.
 */
export function javaArgs(dir: string, home: string): string[] {
  const opens = ['java.util', 'java.util.concurrent', 'java.security', 'java.lang'];
  return [
    '-Xms64m',
    '-Xmx512m',
    '-XX:MaxMetaspaceSize=256m',
    '-XX:+ExitOnOutOfMemoryError',
    '-Dfile.encoding=UTF-8',
    '-Djava.security.egd=file:/dev/urandom',
    '-Djava.util.concurrent.ForkJoinPool.common.threadFactory=io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory',
    ...opens.map((name) => `--add-opens=java.base/${name}=ALL-UNNAMED`),
    '--enable-native-access=ALL-UNNAMED',
    '-Duser.language=en',
    '-Duser.country=US',
    `-Dkc.home.dir=${home}`,
    `-Djboss.server.config.dir=${path.join(home, 'conf')}`,
    '-Djava.util.logging.manager=org.jboss.logmanager.LogManager',
    '-Dpicocli.disable.closures=true',
    '-Dquarkus-log-max-startup-records=10000',
    '-cp',
    path.join(dir, 'lib', 'quarkus-run.jar'),
    'io.quarkus.bootstrap.runner.QuarkusEntryPoint',
  ];
}
