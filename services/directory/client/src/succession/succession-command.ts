import { PoisonError, defineCommand, isUuid } from '@baro/chassis';
import type { CommandDefinition, Event, Refusal, Tx } from '@baro/chassis';
import { SuccessionAsked, SuccessionRefused } from '@baro/proto/baro/custody/v1/succession_events';
import type { DirectoryCopy } from '../copy/directory-copy.ts';
import { unitCodeOf } from '../staff/session.ts';

/** How a service hands over what it owns. */
export interface SuccessionOwner {
  /** Whose items: the first word of the subject, `baro.custody.<kind>_succession.asked.<unit>`. */
  kind: 'document' | 'task' | 'petition' | 'complaint';
  directory: DirectoryCopy;
  /** Hands one item over; throws AppError to refuse. Checks by itself that the unit ended and the post follows it. */
  succeed: (asked: SuccessionAsked, tx: Tx) => Promise<void>;
}

/** The command to hand an item of a closed unit over. It is answered by CustodyChanged, or by SuccessionRefused. */
export function successionCommand({ kind, directory, succeed }: SuccessionOwner): CommandDefinition {
  const aggregateType = `${kind}_succession`;
  return defineCommand({
    name: 'successions',
    stream: 'CUSTODY',
    filter: `baro.custody.${aggregateType}.asked.>`,
    handle: (event, tx) => succeed(readAsked(event), tx),
    refuse: async (event, refusal, tx) => {
      const unitCode = unitCodeOf({ directory: await directory.read(tx.em), now: tx.now }, event.unitId);
      tellRefused(tx, event, refusal, { aggregateType, unitCode });
    },
  });
}

function readAsked(event: Event): SuccessionAsked {
  const asked = SuccessionAsked.fromJSON(event.data ?? {});
  if (![asked.runId, asked.itemId, asked.toPostId].every(isUuid)) {
    throw new PoisonError('SUCCESSION_ASKED_MALFORMED');
  }
  return asked;
}

function tellRefused(
  tx: Tx,
  event: Event,
  { reason, en, vi }: Refusal,
  place: { aggregateType: string; unitCode: string },
): void {
  const { runId, itemId } = SuccessionAsked.fromJSON(event.data ?? {});
  tx.emit({
    ...place,
    type: SuccessionRefused,
    typeName: 'baro.custody.v1.SuccessionRefused',
    data: { runId, entryId: event.aggregateId, itemId, reason, sentenceEn: en, sentenceVi: vi },
    verb: 'refused',
    aggregateId: event.aggregateId,
    aggregateVersion: event.aggregateVersion,
    unitId: event.unitId,
  });
}
