import { inTransaction } from '@baro/chassis';
import type { Job, Logger } from '@baro/chassis';
import { tokensOf } from './keys/blind-index.ts';
import { openValue, unwrapKey, wrapKey } from './keys/envelope.ts';
import { placeOf } from './identities.ts';
import type { Identities } from './identities.ts';
import { countByMasterKey, findKey, findStaleKeys, updateKey } from './store/key-store.ts';
import { confirmParties, deleteOrphans, findStaleTokens, findUnconfirmed, replaceTokens } from './store/party-store.ts';
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
    await confirmParties(em, ids.filter((id) => known.has(id)));
    removed += await deleteOrphans(em, ids.filter((id) => !known.has(id)), olderSeconds);
  }
}

/** Wraps every data key by the current master key, and makes search tokens with the current index key. @returns how many changed */
export async function rotateKeys(identities: Identities): Promise<number> {
  const read = identities.master.refresh() && identities.index.refresh();
  if (!read) throw new Error('a file of identity keys is at fault: the keys of before go on');
  let changed = 0;
  for (let step = -1; step !== 0; changed += step) {
    step = (await rewrap(identities)) + (await reindex(identities));
  }
  return changed;
}

async function rewrap({ orm, master }: Identities): Promise<number> {
  const current = master.current();
  return inTransaction(orm, async (em) => {
    const stale = await findStaleKeys(em, current.id, batch);
    for (const { caseId, masterKeyId, wrapped } of stale) {
      if (!wrapped) continue;
      const dataKey = unwrapKey(master.byId(masterKeyId), caseId, wrapped);
      await updateKey(em, { caseId, masterKeyId: current.id, wrapped: wrapKey(current, caseId, dataKey) });
    }
    return stale.length;
  });
}

async function reindex({ orm, master, index }: Identities): Promise<number> {
  const current = index.current();
  return inTransaction(orm, async (em) => {
    const stale = await findStaleTokens(em, current.id, batch);
    for (const row of stale) {
      const key = await findKey(em, row.caseId);
      if (!key?.wrapped || !row.sealed) continue;
      const dataKey = unwrapKey(master.byId(key.masterKeyId), row.caseId, key.wrapped);
      const identity = openValue(dataKey, placeOf(row), row.sealed) as Identity;
      await replaceTokens(em, row.partyId, current.id, tokensOf(identity, current.key));
    }
    return stale.length;
  });
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
        const changed = await rotateKeys(identities);
        if (changed === 0) return;
        const keys = Object.fromEntries(await countByMasterKey(identities.orm.em.fork()));
        log.info({ changed, keys }, 'identity keys rotated: a key not listed may leave the file');
      },
    },
  ];
}
