import type { Event } from '@baro/chassis';
import { DecisionIssued } from '@baro/proto/baro/complaints/v1/letters_events';
import { ReceptionRecorded } from '@baro/proto/baro/complaints/v1/reception_events';
import { ReminderSent } from '@baro/proto/baro/custody/v1/custody_events';
import { PetitionRaised, PetitionResultFound } from '@baro/proto/baro/petitions/v1/petitions_events';
import { TaskExtensionDecided } from '@baro/proto/baro/tasks/v1/tasks_events';
import { idOf, readWith, timeOf, unitOf } from './read-told.ts';

/** Something done on an item that is no change of hands. */
export interface ItemAct {
  readonly eventId: string;
  readonly itemId: string;
  readonly act: string;
  /** Class, outcome or decision by its bare name; empty where there is none. */
  readonly detail: string;
  /** Unit the event names; null where it counts for who held the item then. */
  readonly toldUnitId: string | null;
  readonly actTime: Date;
}

interface Told {
  readonly act: string;
  readonly detail?: string;
  readonly itemId?: string;
  readonly unitId?: string | null;
}

/** Acts by type of event; undefined for an event of the type that is none. */
const readers: Readonly<Record<string, (data: object) => Told | undefined>> = {
  'baro.documents.v1.OutgoingDocumentCorrected': () => ({ act: 'outgoing.amended', detail: 'CORRECTED' }),
  'baro.documents.v1.OutgoingDocumentReplaced': () => ({ act: 'outgoing.amended', detail: 'REPLACED' }),
  'baro.documents.v1.OutgoingDocumentRecalled': () => ({ act: 'outgoing.recalled' }),
  'baro.tasks.v1.TaskExtensionAsked': () => ({ act: 'task.extension_asked' }),
  'baro.tasks.v1.TaskExtensionDecided': (data) => ({
    act: 'task.extension_decided',
    detail: TaskExtensionDecided.fromJSON(data).granted ? 'GRANTED' : 'REFUSED',
  }),
  'baro.tasks.v1.TaskUrged': () => ({ act: 'task.urged' }),
  'baro.petitions.v1.PetitionRaised': (data) =>
    PetitionRaised.fromJSON(data).raisingCount > 1 ? { act: 'petition.raised_again' } : undefined,
  'baro.petitions.v1.PetitionResultFound': (data) => ({
    act: 'petition.result_found',
    detail: PetitionResultFound.fromJSON(data).resultClass,
  }),
  'baro.petitions.v1.PetitionSaidNotSolved': () => ({ act: 'petition.said_not_solved' }),
  'baro.petitions.v1.PromiseMoved': () => ({ act: 'promise.moved' }),
  'baro.complaints.v1.ComplaintAccepted': () => ({ act: 'complaint.accepted' }),
  'baro.complaints.v1.DecisionIssued': (data) => ({
    act: 'complaint.decided',
    detail: DecisionIssued.fromJSON(data).outcome,
  }),
  'baro.complaints.v1.DenunciationAccepted': () => ({ act: 'denunciation.accepted' }),
  'baro.complaints.v1.ReceptionRecorded': (data) => {
    const { refused, unitId } = ReceptionRecorded.fromJSON(data);
    return { act: 'reception.recorded', detail: refused ? 'REFUSED' : 'RECEIVED', unitId: unitOf(unitId) };
  },
  'baro.custody.v1.ReminderSent': (data) => {
    const { overdue, itemId } = ReminderSent.fromJSON(data);
    return overdue ? { act: 'reminder.overdue', itemId } : undefined;
  },
};

/** Reads what an event says was done on an item; undefined for other events. @throws PoisonError ITEM_EVENT_MALFORMED */
export function readItemAct(event: Event): ItemAct | undefined {
  const told = readWith(readers[event.type], event);
  if (!told) return undefined;
  return {
    eventId: idOf(event.id),
    itemId: idOf(told.itemId ?? event.aggregateId),
    act: told.act,
    detail: told.detail ?? '',
    toldUnitId: told.unitId ?? null,
    actTime: timeOf(event.occurTime),
  };
}
