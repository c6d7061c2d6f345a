import path from 'node:path';

import { forEachAtOnce } from './at-once.ts';
import { copyHashed, type HashedFile, isAbsent, listTree } from './hashed-copy.ts';

/** Folders whose content belongs to the running server alone, as PostgreSQL's manual says; made anew, empty. */
const EMPTY = [
  'pg_wal',
  'pg_replslot',
  'pg_dynshmem',
  'pg_notify',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
];
const LEFT_OUT = new Set(['postmaster.pid', 'postmaster.opts', 'recovery.signal', 'standby.signal']);
/** Copied last: it says from where on the log is to be read. */
const CONTROL = path.join('global', 'pg_control');

/** Copies a cluster's files while it is written to; the log makes a whole of them. */
export async function copyCluster(
  from: string,
  to: string,
  onFile: (done: number, all: number) => void,
): Promise<{ files: HashedFile[]; folders: string[] }> {
  const tree = await listTree(from);
  const wanted = tree.files.filter((name) => isWanted(name) && name !== CONTROL);
  let done = 0;
  const copyOne = async (name: string): Promise<HashedFile | undefined> => {
    try {
      return { path: name, ...(await copyHashed(path.join(from, name), path.join(to, name))) };
    } catch (error) {
      // A table was dropped, a file was renamed: the log tells of it.
      if (!isAbsent(error) || name === CONTROL) throw error;
      return undefined;
    } finally {
      onFile((done += 1), wanted.length + 1);
    }
  };
  const copied = [...(await forEachAtOnce(wanted, copyOne)), await copyOne(CONTROL)];
  const files = copied.filter((file) => file !== undefined);
  const folders = tree.folders.filter((name) => isWanted(name) || EMPTY.includes(name));
  return { files, folders: [...folders, path.join('pg_wal', 'archive_status')] };
}

function isWanted(name: string): boolean {
  const [first = ''] = name.split(path.sep);
  const last = path.basename(name);
  if (EMPTY.includes(first) || LEFT_OUT.has(name)) return false;
  return !last.startsWith('pgsql_tmp') && last !== 'pg_internal.init';
}
