import type { Acting, Decision, Session } from '@baro/directory-client';
import { maySeeAll } from '@baro/directory-client';
import { AppError } from '@baro/chassis';
import type { EntityManager } from '@mikro-orm/postgresql';
import { decideIncoming, decideOutgoing } from '../domain/allowed-actions.ts';
import { mayDraft } from '../domain/policy.ts';
import { incomingFrom, outgoingFrom, startsFrom } from '../domain/states.ts';
import { itemKinds } from '../store/custody-entities.ts';
import type { DocumentKind, ItemRow } from '../store/custody-entities.ts';
import type { IncomingRow } from '../store/incoming-entities.ts';
import { findIncoming, findItems, lockIncoming } from '../store/incoming-store.ts';
import type { OutgoingRow } from '../store/outgoing-entities.ts';
import { findOutgoing, lockOutgoing } from '../store/outgoing-store.ts';
import { incomingTexts, outgoingTexts } from '../store/search-row.ts';
import type { SearchTexts } from '../store/search-row.ts';
import { wrongState } from './act.ts';
import { seesDocument } from './get-incoming.ts';
import { heldFacts } from './show-incoming.ts';

export type FileAction = 'UploadAttachment' | 'RemoveAttachment';

/** A document as the holder of files, whatever its kind. */
export type FileOwner = { item: ItemRow | undefined } & (
  | { kind: typeof itemKinds.incoming; document: IncomingRow }
  | { kind: typeof itemKinds.outgoing; document: OutgoingRow }
);

/** The document, not locked; undefined when there is none. */
export async function findOwner(em: EntityManager, id: string): Promise<FileOwner | undefined> {
  const incoming = await findIncoming(em, id);
  const outgoing = incoming ? null : await findOutgoing(em, id);
  const item = (await findItems(em, [id])).get(id);
  if (incoming) return { kind: itemKinds.incoming, document: incoming, item };
  return outgoing ? { kind: itemKinds.outgoing, document: outgoing, item } : undefined;
}

/** The document, locked until the end of the transaction: it cannot be routed or issued under a file. */
export async function lockOwner(em: EntityManager, id: string): Promise<FileOwner | undefined> {
  const incoming = await lockIncoming(em, id);
  if (incoming) return { kind: itemKinds.incoming, document: incoming.document, item: incoming.item };
  const outgoing = await lockOutgoing(em, id);
  return outgoing && { kind: itemKinds.outgoing, document: outgoing.document, item: outgoing.item };
}

/**
 * Who changes the files of a document, and whether its state lets anybody.
 * @throws AppError PERMISSION_DENIED, DOCUMENT_STATE_WRONG; DOCUMENT_NOT_FOUND for who may see all there is
 */
export function allowFileChange(session: Session, owner: FileOwner | undefined, action: FileAction): Acting {
  if (!owner) throw new AppError(maySeeAll(session.reach) ? 'DOCUMENT_NOT_FOUND' : 'PERMISSION_DENIED');
  const decision = decide(session, owner, action);
  if (!decision.allowed) throw new AppError('PERMISSION_DENIED');
  checkState(owner, action);
  return decision.as;
}

function decide(session: Session, { kind, document, item }: FileOwner, action: FileAction): Decision {
  const { unitId } = document;
  if (kind === itemKinds.incoming) {
    return decideIncoming(action, session.staff, { unitId, state: document.state, ...heldFacts(item) });
  }
  const holderPostId = item?.holderPostId ?? '';
  const ended = holderPostId === '' && !startsFrom(outgoingFrom[action], document.state);
  // Nobody holds what is issued: who could have drafted it is refused for its state, not for his person.
  if (ended) return mayDraft(session.staff, unitId);
  return decideOutgoing(action, session.staff, { unitId, state: document.state, holderPostId });
}

function checkState({ kind, document }: FileOwner, action: FileAction): void {
  if (kind === itemKinds.incoming) {
    if (!startsFrom(incomingFrom[action], document.state)) throw wrongState('incoming', document.state);
  } else if (!startsFrom(outgoingFrom[action], document.state)) {
    throw wrongState('outgoing', document.state);
  }
}

/** Whether the caller may read the document, and so its files. */
export async function mayReadFiles(em: EntityManager, session: Session, owner: FileOwner): Promise<boolean> {
  return seesDocument(em, session, owner.document);
}

/** Texts the document is found by, without those of its files. */
export function textsOf(owner: FileOwner): SearchTexts {
  return owner.kind === itemKinds.incoming
    ? incomingTexts(owner.document, '')
    : outgoingTexts(owner.document, '');
}

const aggregateTypes = {
  [itemKinds.incoming]: 'incoming_document',
  [itemKinds.outgoing]: 'outgoing_document',
} as const;

/** Name of the aggregate in events and audit. */
export function aggregateType(kind: DocumentKind): (typeof aggregateTypes)[DocumentKind] {
  return aggregateTypes[kind];
}
