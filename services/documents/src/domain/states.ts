import { IncomingState, OutgoingState, PartState } from '@baro/proto/baro/documents/v1/resources';

const { REGISTERED, SUBMITTED, ROUTED, ACCEPTED } = IncomingState;
const { DRAFTED, NUMBERED, ISSUED } = OutgoingState;

/** States an action on an incoming document starts from, as the contract says. */
export const incomingFrom = {
  UpdateIncomingDocument: [REGISTERED, SUBMITTED],
  ReturnIncomingDocument: [REGISTERED, SUBMITTED],
  SubmitIncomingDocument: [REGISTERED],
  RouteIncomingDocument: [REGISTERED, SUBMITTED, ROUTED],
  AcceptItem: [ROUTED],
  HandOverItem: [ROUTED, ACCEPTED],
  SendBackItem: [ROUTED, ACCEPTED],
  FinishItem: [ACCEPTED],
  // A scan may follow the entry; what is finished, returned or history stays as it is.
  UploadAttachment: [REGISTERED, SUBMITTED, ROUTED, ACCEPTED],
  RemoveAttachment: [REGISTERED, SUBMITTED],
} as const satisfies Record<string, readonly IncomingState[]>;

export type IncomingAction = keyof typeof incomingFrom;

/** States an action on a co-ordinator's part starts from. */
export const partFrom = {
  AcceptItem: [PartState.ROUTED],
  HandOverItem: [PartState.ROUTED, PartState.ACCEPTED],
  SendBackItem: [PartState.ROUTED, PartState.ACCEPTED],
  FinishItem: [PartState.ACCEPTED],
} as const satisfies Record<string, readonly PartState[]>;

export type PartAction = keyof typeof partFrom;

/** States an action on an outgoing document starts from. */
export const outgoingFrom = {
  UpdateOutgoingDocument: [DRAFTED],
  HandOverOutgoingDocument: [DRAFTED, NUMBERED],
  NumberOutgoingDocument: [DRAFTED],
  IssueOutgoingDocument: [NUMBERED],
  CancelOutgoingNumber: [NUMBERED],
  ReplaceOutgoingDocument: [ISSUED],
  CorrectOutgoingDocument: [ISSUED],
  RecallOutgoingDocument: [ISSUED],
  UploadAttachment: [DRAFTED, NUMBERED],
  RemoveAttachment: [DRAFTED, NUMBERED],
} as const satisfies Record<string, readonly OutgoingState[]>;

export type OutgoingAction = keyof typeof outgoingFrom;

/** Whether the action starts from the state. */
export function startsFrom(from: readonly number[], state: number): boolean {
  return from.includes(state);
}

/** Open: somebody holds it and must act. */
export const openIncoming: readonly IncomingState[] = [REGISTERED, SUBMITTED, ROUTED, ACCEPTED];
export const openParts: readonly PartState[] = [PartState.ROUTED, PartState.ACCEPTED];

/** Frozen once issued: cannot change any more (NĐ 30/2020 Đ.18). */
export function isImmutable(state: OutgoingState): boolean {
  return state === ISSUED || state === OutgoingState.REPLACED || state === OutgoingState.RECALLED;
}

const incomingNames = new Map<number, string>(
  Object.entries(IncomingState).map(([name, value]) => [value, name]),
);
const partNames = new Map<number, string>(Object.entries(PartState).map(([name, value]) => [value, name]));
const outgoingNames = new Map<number, string>(
  Object.entries(OutgoingState).map(([name, value]) => [value, name]),
);

/** Name of a state without its prefix, for metadata of refusals and work lists. */
export function stateName(kind: 'incoming' | 'part' | 'outgoing', state: number): string {
  const names = { incoming: incomingNames, part: partNames, outgoing: outgoingNames }[kind];
  return names.get(state) ?? 'UNSPECIFIED';
}
