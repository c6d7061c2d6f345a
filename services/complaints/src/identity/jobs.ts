import { inTransaction, watchGauge } from '@baro/chassis';
import type { Job, Logger } from '@baro/chassis';
import { tokensOf } from './keys/blind-index.ts';
import { openValue, unwrapKey, wrapKey } from './keys/envelope.ts';
import { placeOf } from './identities.ts';
import type { Identities } from './identities.ts';
import type { Keyring } from './keys/keyring.ts';
import { countByMasterKey, findKey, findStaleKeys, updateKey } from './store/key-store.ts';
import type { WrappedKey } from './store/key-store.ts';
import {
  confirmParties,
  deleteOrphans,
  findStaleTokens,
  findUnconfirmed,
  replaceTokens,
} from './store/party-store.ts';
import type { Identity } from './types.ts';

/** Which of these parties the service has rows of. */
export type KnownParties = (partyIds: readonly string[]) => Promise<readonly string[]>;

/** Longer than any call lasts: what was put so long ago and is in no row belongs to a call that never ended well. */
export const orphanSeconds = 3600;
const batch = 200;

/** Confirms parties the service has rows of, removes those of calls that never ended well. @returns how many were removed */
export async function sweepOrphans(
  identities: Identities,
  knownParties: KnownParties,
  olderSeconds = orphanSeconds,
): Promise<number> {
  const em = identities.orm.em.fork();
  let removed = 0;
  for (;;) {
    const ids = await findUnconfirmed(em, olderSeconds, batch);
    if (ids.length === 0) return removed;
    const known = new Set(await knownParties(ids));
    await confirmParties(
      em,
      ids.filter((id) => known.has(id)),
    );
    removed += await deleteOrphans(
      em,
      ids.filter((id) => !known.has(id)),
      olderSeconds,
    );
  }
}

/** What a turn of the keys did. */
export interface Rotation {
  changed: number;
  /** Cases and parties that do not open, by tampering or a key that is missing: left as they are. */
  failed: string[];
}

/** Wraps every data key by the current master key, and makes search tokens with the current index key. */
export async function rotateKeys(identities: Identities): Promise<Rotation> {
  const read = identities.master.refresh() && identities.index.refresh();
  if (!read) {
    identities.keyFaults = 1;
    throw new Error('a file of identity keys is at fault: the keys of before go on');
  }
  const done: Rotation = { changed: 0, failed: [] };
  while (await turn(identities, done)) continue;
  identities.keyFaults = done.failed.length;
  return done;
}

/** Shows what the last turn of the keys found. */
export function watchKeyFaults(identities: Identities): void {
  const meaning =
    'Cases and people whose sealed identity the last turn of the keys could not open; 1 for a key file at fault.';
  watchGauge('baro_identity_key_faults', meaning, '1', async () => identities.keyFaults);
}

async function turn({ orm, master, index }: Identities, done: Rotation): Promise<boolean> {
  const current = { master: master.current(), index: index.current() };
  return inTransaction(orm, async (em) => {
    const keys = await findStaleKeys(em, current.master.id, batch, done.failed);
    for (const key of keys) {
      const dataKey = attempt(done, key.caseId, () => dataKeyOf(master, key));
      if (!dataKey) continue;
      const wrapped = wrapKey(current.master, key.caseId, dataKey);
      await updateKey(em, { caseId: key.caseId, masterKeyId: current.master.id, wrapped });
    }
    const parties = await findStaleTokens(em, current.index.id, batch, done.failed);
    for (const row of parties) {
      const key = await findKey(em, row.caseId);
      const tokens = attempt(done, row.partyId, () => {
        if (!key || !row.sealed) throw new Error('the case has no key');
        const identity = openValue(dataKeyOf(master, key), placeOf(row), row.sealed) as Identity;
        return tokensOf(identity, current.index.key);
      });
      if (tokens) await replaceTokens(em, row.partyId, current.index.id, tokens);
    }
    return keys.length + parties.length > 0;
  });
}

function dataKeyOf(master: Keyring, { caseId, masterKeyId, wrapped }: WrappedKey): Buffer {
  if (!wrapped) throw new Error('the key is destroyed');
  return unwrapKey(master.byId(masterKeyId), caseId, wrapped);
}

/** One row that does not open must not keep all others from their new key. */
function attempt<T>(done: Rotation, id: string, work: () => T): T | undefined {
  try {
    const made = work();
    done.changed += 1;
    return made;
  } catch {
    done.failed.push(id); // told by the job, by id alone
    return undefined;
  }
}

/** The jobs of the store. */
export function identityJobs(identities: Identities, knownParties: KnownParties, log: Logger): Job[] {
  return [
    {
      name: 'identity-orphans',
      everyMs: 600_000,
      run: async () => {
        const removed = await sweepOrphans(identities, knownParties);
        if (removed > 0) log.info({ removed }, 'identities of calls that never ended well removed');
      },
    },
    {
      name: 'identity-keys',
      everyMs: 60_000,
      run: async () => {
        const { changed, failed } = await rotateKeys(identities);
        if (failed.length > 0) {
          log.error({ failed }, 'identities that do not open: tampered with, or their key is missing');
        }
        if (changed === 0) return;
        const keys = Object.fromEntries(await countByMasterKey(identities.orm.em.fork()));
        log.info({ changed, keys }, 'identity keys rotated: a key not listed may leave the file');
      },
    },
  ];
}
