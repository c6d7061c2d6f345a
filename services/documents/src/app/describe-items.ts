import type { Job, OwnAct, Tx } from '@baro/chassis';
import { emitDescribed } from '@baro/directory-client';
import type { ItemSubject } from '@baro/directory-client';
import { itemKinds } from '../store/custody-entities.ts';
import type { ItemRow } from '../store/custody-entities.ts';
import { takeUndescribed } from '../store/describe-store.ts';
import type { Undescribed } from '../store/describe-store.ts';
import { lockIncoming } from '../store/incoming-store.ts';
import { lockOutgoing } from '../store/outgoing-store.ts';
import type { Deps } from './deps.ts';
import { incomingSubject, outgoingSubject } from './item-subject.ts';

const minuteMs = 60_000;

/**
 * Describes once every item that was open when the events began to say what an item is: the ledger could not show it
 * before its next change of hands. One item a transaction, so that an act waits for one at most.
 */
export function describeItemsJob(deps: Pick<Deps, 'directory'>, act: OwnAct): Job {
  return {
    name: 'describe-items',
    everyMs: minuteMs,
    run: async () => {
      while (await act('describe-items', (tx) => describeOne(deps, tx)));
    },
  };
}

/** @returns whether there was one. */
async function describeOne({ directory }: Pick<Deps, 'directory'>, tx: Tx): Promise<boolean> {
  const taken = await takeUndescribed(tx.em);
  if (!taken) return false;
  const found = await findSubject(tx, taken);
  // What was finished meanwhile is in no list.
  if (!found?.item.holderUnitId) return true;
  emitDescribed(tx, { directory: await directory.read(tx.em), now: tx.now }, found.item, found.subject);
  return true;
}

/** The item under the lock every act on its document takes, so that no two events get one version. */
async function findSubject(
  { em }: Tx,
  { id, kind, documentId }: Undescribed,
): Promise<{ item: ItemRow; subject: ItemSubject } | undefined> {
  if (kind === itemKinds.outgoing) {
    const found = await lockOutgoing(em, documentId);
    return found && { item: found.item, subject: outgoingSubject(found.document) };
  }
  const found = await lockIncoming(em, documentId);
  const held = found?.parts.find(({ part }) => part.id === id);
  const item = held?.item ?? found?.item;
  return found && item && { item, subject: incomingSubject(found.document, held?.part) };
}
