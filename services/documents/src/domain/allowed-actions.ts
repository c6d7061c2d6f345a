import { mayHandle } from '@baro/directory-client';
import type { Decision, Staff } from '@baro/directory-client';
import { incomingFrom, outgoingFrom, partFrom, startsFrom } from './states.ts';
import type { IncomingAction, OutgoingAction, PartAction } from './states.ts';
import {
  mayAttachIncoming,
  mayEditDraft,
  mayKeepBook,
  mayNumber,
  mayRecall,
  mayReturn,
  mayRoute,
} from './policy.ts';
import type { IncomingFacts, OutgoingFacts, PartFacts } from './policy.ts';

/** Who decides each action on an incoming document: the same functions the use cases ask. */
const incomingRules: Record<IncomingAction, (staff: Staff, document: IncomingFacts) => Decision> = {
  UpdateIncomingDocument: (staff, document) => mayKeepBook(staff, document.unitId),
  ReturnIncomingDocument: (staff, document) => mayReturn(staff, document.unitId),
  SubmitIncomingDocument: (staff, document) => mayKeepBook(staff, document.unitId),
  RouteIncomingDocument: mayRoute,
  AcceptItem: (staff, document) => mayHandle(staff, document.holderPostId),
  HandOverItem: (staff, document) => mayHandle(staff, document.holderPostId),
  SendBackItem: (staff, document) => mayHandle(staff, document.mayGoBack ? document.holderPostId : ''),
  FinishItem: (staff, document) => mayHandle(staff, document.holderPostId),
  UploadAttachment: (staff, document) => mayAttachIncoming(staff, document.unitId),
  RemoveAttachment: (staff, document) => mayAttachIncoming(staff, document.unitId),
};

const outgoingRules: Record<OutgoingAction, (staff: Staff, document: OutgoingFacts) => Decision> = {
  UpdateOutgoingDocument: mayEditDraft,
  HandOverOutgoingDocument: (staff, document) => mayHandle(staff, document.holderPostId),
  NumberOutgoingDocument: (staff, document) => mayNumber(staff, document.unitId),
  IssueOutgoingDocument: (staff, document) => mayNumber(staff, document.unitId),
  CancelOutgoingNumber: (staff, document) => mayNumber(staff, document.unitId),
  ReplaceOutgoingDocument: (staff, document) => mayNumber(staff, document.unitId),
  CorrectOutgoingDocument: (staff, document) => mayNumber(staff, document.unitId),
  RecallOutgoingDocument: (staff, document) => mayRecall(staff, document.unitId),
  UploadAttachment: mayEditDraft,
  RemoveAttachment: mayEditDraft,
};

/** Whether and as whom the caller may do the action, whatever the state. */
export function decideIncoming(action: IncomingAction, staff: Staff, document: IncomingFacts): Decision {
  return incomingRules[action](staff, document);
}

/** As `decideIncoming`, for outgoing documents. */
export function decideOutgoing(action: OutgoingAction, staff: Staff, document: OutgoingFacts): Decision {
  return outgoingRules[action](staff, document);
}

function keysOf<K extends string>(table: Record<K, unknown>): K[] {
  return Object.keys(table) as K[]; // Object.keys forgets the key type
}

/** RPCs that will work on the document now. */
export function incomingActions(staff: Staff, document: IncomingFacts): IncomingAction[] {
  return keysOf(incomingRules).filter(
    (action) =>
      startsFrom(incomingFrom[action], document.state) && decideIncoming(action, staff, document).allowed,
  );
}

/** RPCs that will work on the part now. */
export function partActions(staff: Staff, part: PartFacts): PartAction[] {
  if (!mayHandle(staff, part.holderPostId).allowed) return [];
  return keysOf(partFrom).filter(
    (action) => startsFrom(partFrom[action], part.state) && (part.mayGoBack || action !== 'SendBackItem'),
  );
}

/** RPCs that will work on the document now. */
export function outgoingActions(staff: Staff, document: OutgoingFacts): OutgoingAction[] {
  return keysOf(outgoingRules).filter(
    (action) =>
      startsFrom(outgoingFrom[action], document.state) && decideOutgoing(action, staff, document).allowed,
  );
}
