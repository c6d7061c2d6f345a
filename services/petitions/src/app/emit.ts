import type { Tx } from '@baro/chassis';
import type { ItemSubject } from '@baro/directory-client';
import {
  CouncilSessionCreated,
  PetitionAccepted,
  PetitionAnswered,
  PetitionAnswerSentBack,
  PetitionAnswerSubmitted,
  PetitionAssigned,
  PetitionClassified,
  PetitionHandedOver,
  PetitionRaised,
  PetitionRecorded,
  PetitionResultClaimed,
  PetitionFavoured,
  PetitionRestored,
  PetitionResultFound,
  PetitionRetired,
  PetitionToldApart,
} from '@baro/proto/baro/petitions/v1/petitions_events';
import { codeOf } from '../domain/code.ts';
import { stateName } from '../domain/states.ts';
import type { PetitionRow, SessionRow } from '../store/petition-entities.ts';

const events = {
  PetitionRecorded,
  PetitionRaised,
  PetitionClassified,
  PetitionAssigned,
  PetitionAccepted,
  PetitionHandedOver,
  PetitionAnswerSubmitted,
  PetitionAnswerSentBack,
  PetitionAnswered,
  PetitionResultClaimed,
  PetitionResultFound,
  PetitionRetired,
  PetitionRestored,
  PetitionFavoured,
  PetitionToldApart,
} as const;
type EventName = keyof typeof events;
type EventOf<N extends EventName> = ReturnType<(typeof events)[N]['create']>;

/** Verbs of the subjects. */
const verbs: Record<EventName, string> = {
  PetitionRecorded: 'recorded',
  PetitionRaised: 'raised',
  PetitionClassified: 'classified',
  PetitionAssigned: 'assigned',
  PetitionAccepted: 'accepted',
  PetitionHandedOver: 'handed_over',
  PetitionAnswerSubmitted: 'answer_submitted',
  PetitionAnswerSentBack: 'answer_sent_back',
  PetitionAnswered: 'answered',
  PetitionResultClaimed: 'result_claimed',
  PetitionResultFound: 'result_found',
  PetitionRetired: 'retired',
  PetitionRestored: 'restored',
  PetitionFavoured: 'favoured',
  PetitionToldApart: 'told_apart',
};

/** Tells a fact of a petition; its version goes on by one, so that etag and event version are the same number. */
export function emitPetition<N extends EventName>(
  tx: Pick<Tx, 'emit'>,
  petition: PetitionRow,
  name: N,
  data: Omit<EventOf<N>, 'petitionId'>,
  unitIds: readonly (string | null | undefined)[] = [],
): void {
  petition.version += 1;
  tx.emit<unknown>({
    type: events[name],
    typeName: `baro.petitions.v1.${name}`,
    data: { ...data, petitionId: petition.id },
    verb: verbs[name],
    aggregateType: 'petition',
    aggregateId: petition.id,
    aggregateVersion: petition.version,
    unitId: petition.unitId,
    unitCode: petition.unitCode,
    unitIds: unitIds.flatMap((id) => id ?? []),
  });
}

/** Tells that a session was entered. */
export function emitSession(tx: Pick<Tx, 'emit'>, session: SessionRow, unitCode: string): void {
  const { id, unitId, version, openDate } = session;
  tx.emit<CouncilSessionCreated>({
    type: CouncilSessionCreated,
    typeName: 'baro.petitions.v1.CouncilSessionCreated',
    data: { sessionId: id, unitId, openDate },
    verb: 'created',
    aggregateType: 'session',
    aggregateId: id,
    aggregateVersion: version,
    unitId,
    unitCode,
  });
}

/** What the ledger is told of a petition. */
export function subjectOf(petition: PetitionRow): ItemSubject {
  return {
    kind: 'petition',
    unitId: petition.unitId,
    parentItemId: '',
    facts: {
      rootId: petition.id,
      numberSymbol: codeOf(petition),
      subject: petition.subject,
      fromName: '',
      state: stateName(petition.state),
      urgency: 0,
      originalDueTime: petition.originalDueTime ?? undefined,
      assignerPostId: petition.assignerPostId ?? '',
      urgingCount: 0,
    },
  };
}
