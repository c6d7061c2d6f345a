import { readdir } from 'node:fs/promises';
import path from 'node:path';

import { findOnPath, runCommand } from '../platform/command.ts';

const OLDEST = 17;
/** Where Debian, Ubuntu and the builders of others put their JDKs. */
const JVM_HOME = '/usr/lib/jvm';

/** A Java that was run once to ask its version. */
export interface Java {
  file: string;
  major: number;
}

/** Finds a Java that runs Keycloak: JAVA_HOME, PATH, then every one that lies in /usr/lib/jvm. */
export async function findJava(): Promise<Java> {
  const seen: string[] = [];
  for (const file of await candidates()) {
    const major = await majorOf(file);
    if (major !== undefined && major >= OLDEST) return { file, major };
    if (major !== undefined) seen.push(`${file} is Java ${major}`);
  }
  const found = seen.length > 0 ? ` (${seen.join(', ')})` : '';
  throw new Error(
    `Keycloak needs Java ${OLDEST} or newer, and there is none${found}: install one (on Debian: apt-get install openjdk-17-jre-headless) or name it in JAVA_HOME.`,
  );
}

async function candidates(): Promise<string[]> {
  const home = process.env['JAVA_HOME'];
  const onPath = await findOnPath('java');
  const lying = await readdir(JVM_HOME).catch((): string[] => []);
  return [
    ...(home ? [path.join(home, 'bin', 'java')] : []),
    ...(onPath ? [onPath] : []),
    ...lying.map((name) => path.join(JVM_HOME, name, 'bin', 'java')),
  ];
}

async function majorOf(file: string): Promise<number | undefined> {
  const said = await runCommand(file, ['-version']);
  // "openjdk version "17.0.13" …"; until 8 it was "1.8.0".
  const [, first, second] = /version "(\d+)(?:\.(\d+))?/.exec(said.output) ?? [];
  if (said.code !== 0 || first === undefined) return undefined;
  return Number(first === '1' ? second : first);
}
