import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** The user the PostgreSQL server runs as when the starter is root; PostgreSQL itself refuses root. */
export interface ServerUser {
  name: string;
  uid: number;
  gid: number;
}

const OWN_USER = 'baro-postgres';

/** The user to run a new cluster as: undefined when the starter is no root and runs it itself. */
export function findServerUser(): ServerUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const user = findUser(OWN_USER) ?? createOwnUser() ?? findUser('postgres') ?? findUser('nobody');
  if (user === undefined) {
    throw new Error(
      `PostgreSQL refuses to run as root and no other user could be made: create one with "useradd --system ${OWN_USER}".`,
    );
  }
  return user;
}

/** The user who owns an existing cluster. */
export function findUserById(uid: number): ServerUser | undefined {
  return users().find((user) => user.uid === uid);
}

/** Whether `user` can enter `dir`, tried by really doing it. */
export function canEnter(user: ServerUser, dir: string): boolean {
  const { uid, gid } = user;
  return (
    spawnSync('/bin/sh', ['-c', 'cd -- "$1"', 'sh', dir], { uid, gid, cwd: '/', stdio: 'ignore' }).status ===
    0
  );
}

function createOwnUser(): ServerUser | undefined {
  const args = [
    '--system',
    '--user-group',
    '--no-create-home',
    '--home-dir',
    '/nonexistent',
    '--shell',
    '/usr/sbin/nologin',
  ];
  spawnSync('useradd', [...args, OWN_USER], { stdio: 'ignore' });
  // Whether this call or one of a parallel run made it does not matter.
  return findUser(OWN_USER);
}

function findUser(name: string): ServerUser | undefined {
  return users().find((user) => user.name === name);
}

function users(): ServerUser[] {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .flatMap(([name, , uid, gid]) =>
      name && uid && gid ? [{ name, uid: Number(uid), gid: Number(gid) }] : [],
    );
}
