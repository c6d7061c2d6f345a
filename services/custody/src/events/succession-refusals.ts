import { PoisonError, defineConsumer, isUuid } from '@baro/chassis';
import type { ConsumerDefinition, ConsumerTx, Event } from '@baro/chassis';
import type { DirectoryCopy } from '@baro/directory-client';
import { SuccessionRefused } from '@baro/proto/baro/custody/v1/succession_events';
import { tellRun } from '../app/tell-run.ts';
import { successionAggregates } from '../domain/succession.ts';
import { refuseEntry } from '../store/succession-item-store.ts';
import { lockRun, updateRun } from '../store/succession-store.ts';

/** Consumers of what services refuse to hand over. */
export function refusalConsumers(copy: DirectoryCopy): ConsumerDefinition[] {
  return Object.entries(successionAggregates).map(([service, aggregate]) =>
    defineConsumer({
      name: `${service}-succession-refusals`,
      stream: service.toUpperCase(),
      filter: `baro.${service}.${aggregate}.refused.>`,
      handle: (event, tx) => takeRefusal(copy, event, tx),
    }),
  );
}

/** Notes why an item was not handed over; an answer to an older asking changes nothing. @throws PoisonError */
export async function takeRefusal(copy: DirectoryCopy, event: Event, tx: ConsumerTx): Promise<void> {
  const { entryId, reason, sentenceEn, sentenceVi } = SuccessionRefused.fromJSON(event.data ?? {});
  if (!isUuid(entryId) || reason === '') throw new PoisonError('SUCCESSION_REFUSAL_MALFORMED');
  const answer = { id: entryId, tries: event.aggregateVersion, reason, en: sentenceEn, vi: sentenceVi };
  const runId = await refuseEntry(tx.em, answer);
  const run = runId ? await lockRun(tx.em, runId) : undefined;
  if (!run) return;
  tellRun(tx, { directory: await copy.read(tx.em), now: tx.now }, run);
  await updateRun(tx.em, run);
}
