import { enumName } from '@baro/chassis';
import { applyChange, emitCustody, emitDescribed } from '@baro/directory-client';
import type { Holder, ItemSubject } from '@baro/directory-client';
import type { Tx } from '@baro/chassis';
import { PetitionPartState } from '@baro/proto/baro/petitions/v1/resources';
import {
  PetitionPartAccepted,
  PetitionPartAsked,
  PetitionPartEnded,
  PetitionPartHandedOver,
} from '@baro/proto/baro/petitions/v1/petitions_events';
import { openParts } from '../domain/part-states.ts';
import { lockPart, findParts } from '../store/part-store.ts';
import type { HeldPart, PartRow } from '../store/part-store.ts';
import { HandEntity } from '../store/petition-entities.ts';
import type { PetitionRow } from '../store/petition-entities.ts';
import type { Acts, HandReason } from './hands.ts';
import { subjectOf } from './emit.ts';

const events = {
  PetitionPartAsked,
  PetitionPartAccepted,
  PetitionPartHandedOver,
  PetitionPartEnded,
} as const;
type EventName = keyof typeof events;
type EventOf<N extends EventName> = ReturnType<(typeof events)[N]['create']>;

const verbs: Record<EventName, string> = {
  PetitionPartAsked: 'asked',
  PetitionPartAccepted: 'accepted',
  PetitionPartHandedOver: 'handed_over',
  PetitionPartEnded: 'ended',
};

/** An act on a part, in its petition's transaction. */
export type PartActs = Acts & HeldPart;

interface PartMove {
  reason: HandReason & ('assigned' | 'handed_over' | 'finished' | 'sent_back' | 'withdrawn' | 'succeeded');
  to: Holder | undefined;
  note?: string;
  awaiting?: boolean;
}

/** Changes hands of a part: change point and event. */
export function movePart(act: PartActs, move: PartMove): void {
  const { tx, session, petition, part, partItem, as } = act;
  const { state } = part;
  const dueTime = move.to ? part.dueTime : null;
  const input = { note: '', awaiting: false, backVersion: null, ...move, by: as, dueTime, state };
  const change = applyChange(session, partItem, input);
  const { acted: _, ...stored } = change;
  tx.em.persist(tx.em.create(HandEntity, stored));
  emitCustody(tx, session, partItem, change, partSubject(petition, part));
}

/** Tells that the part changed in the same hands. */
export function describePart({ tx, session, petition, part, partItem }: PartActs): void {
  emitDescribed(tx, session, partItem, partSubject(petition, part));
}

/** Ends a part: nobody holds it any more. */
export function endPart(act: PartActs, state: PetitionPartState, result: string): void {
  const { tx, session, petition, part, partItem } = act;
  const from = partItem.holderUnitId;
  Object.assign(part, { state, result, finishTime: session.now });
  const reason = ended[state] ?? 'withdrawn';
  movePart(act, { reason, to: undefined, note: result });
  const name = enumName(PetitionPartState, state);
  emitPart(tx, petition, part, 'PetitionPartEnded', { state: name }, [from, petition.leadUnitId]);
}

const ended: Partial<Record<PetitionPartState, PartMove['reason']>> = {
  [PetitionPartState.FINISHED]: 'finished',
  [PetitionPartState.SENT_BACK]: 'sent_back',
};

/** Ends every open part of the petition with the words. @returns how many there were */
export async function withdrawParts(act: Acts, words: string): Promise<number> {
  const open = (await findParts(act.tx.em, act.petition.id)).filter(({ state }) => openParts.includes(state));
  for (const { id } of open) {
    const held = await lockPart(act.tx.em, id);
    if (held) endPart({ ...act, ...held }, PetitionPartState.WITHDRAWN, words);
  }
  return open.length;
}

/** Tells a fact of a part; its version goes on by one. */
export function emitPart<N extends EventName>(
  tx: Pick<Tx, 'emit'>,
  petition: PetitionRow,
  part: PartRow,
  name: N,
  data: Omit<EventOf<N>, 'partId' | 'petitionId'>,
  unitIds: readonly (string | null | undefined)[],
): void {
  part.version += 1;
  tx.emit<unknown>({
    type: events[name],
    typeName: `baro.petitions.v1.${name}`,
    data: { ...data, partId: part.id, petitionId: petition.id },
    verb: verbs[name],
    aggregateType: 'petition_part',
    aggregateId: part.id,
    aggregateVersion: part.version,
    unitId: petition.unitId,
    unitCode: petition.unitCode,
    unitIds: unitIds.flatMap((id) => id ?? []),
  });
}

/** What the ledger is told of a part: lists show it under its petition's title. */
function partSubject(petition: PetitionRow, part: PartRow): ItemSubject {
  const { facts } = subjectOf(petition);
  return {
    kind: 'petition_part',
    unitId: petition.unitId,
    parentItemId: petition.id,
    facts: {
      ...facts,
      state: enumName(PetitionPartState, part.state),
      originalDueTime: part.dueTime,
      assignerPostId: part.askPostId,
    },
  };
}
