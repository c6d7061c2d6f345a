import type { Session } from '@baro/directory-client';
import { dueStateOf, governingUnit, postHolder } from '@baro/directory-client';
import { DueState, PartState, Secrecy } from '@baro/proto/baro/documents/v1/resources';
import type {
  Attachment,
  CustodyChange,
  IncomingDocument,
  Part,
} from '@baro/proto/baro/documents/v1/resources';
import { incomingActions, partActions } from '../domain/allowed-actions.ts';
import { incomingDueState } from '../domain/due.ts';
import type { IncomingFacts } from '../domain/policy.ts';
import type { CustodyRow, ItemRow } from '../store/custody-entities.ts';
import type { IncomingRow, PartRow } from '../store/incoming-entities.ts';
import type { AttachmentRow } from '../store/outgoing-entities.ts';

/** What a page of one document shows beside its fields. */
export interface IncomingDetail {
  parts?: readonly { part: PartRow; item: ItemRow | undefined }[];
  changes?: readonly CustodyRow[];
  attachments?: readonly AttachmentFacts[];
}

/** An attachment without its text. */
export type AttachmentFacts = Omit<AttachmentRow, 'content'>;

/** An incoming document as the contract shows it. `item` is its holder's row; lists leave out the detail. */
export function showIncoming(
  session: Session,
  row: IncomingRow,
  item: ItemRow | undefined,
  detail: IncomingDetail = {},
): IncomingDocument {
  const { now, directory } = session;
  const facts = incomingFacts(session, row, item);
  return {
    ...pickFields(row),
    unitName: directory.unit(row.unitId, row.arrivalTime)?.name ?? '',
    issueDate: row.issueDate ?? '',
    signer: { position: row.signerPosition, fullName: row.signerName },
    secrecy: Secrecy.NONE,
    dueTime: row.dueTime ?? undefined,
    dueState: incomingDueState(row, now, session.soonEnd),
    acknowledgeTime: row.acknowledgeTime ?? undefined,
    finishTime: row.finishTime ?? undefined,
    holder: item && holderOf(session, item),
    parts: (detail.parts ?? []).map(({ part, item: held }) => showPart(session, part, held)),
    forInformation: row.informationPostIds.flatMap((postId) => informed(session, postId) ?? []),
    path: (detail.changes ?? []).map((change) => showChange(session, change)),
    attachments: (detail.attachments ?? []).map(showAttachment),
    answerDocumentId: row.answerDocumentId ?? '',
    externalId: row.externalId ?? '',
    etag: String(row.version),
    allowedActions: incomingActions(session.staff, facts),
  };
}

/** Fields that are shown as they are stored. */
function pickFields(row: IncomingRow) {
  const {
    id,
    unitId,
    year,
    arrivalNumber,
    arrivalTime,
    form,
    messageId,
    number,
    symbol,
    typeCode,
    issuerName,
  } = row;
  const { issuerIdentifier, subject, language, pageCount, description, urgency, toPlaces, fileCode } = row;
  const { dueExplanation, state, duplicateReason, duplicateIds, direction, answerNumberSymbol, result } = row;
  const { returnReason, historical, createTime, updateTime } = row;
  return {
    id,
    unitId,
    year,
    arrivalNumber,
    arrivalTime,
    form,
    messageId,
    number,
    symbol,
    typeCode,
    issuerName,
    issuerIdentifier,
    subject,
    language,
    pageCount,
    description,
    urgency,
    toPlaces,
    fileCode,
    dueExplanation,
    state,
    duplicateReason,
    duplicateIds,
    direction,
    answerNumberSymbol,
    result,
    returnReason,
    historical,
    createTime,
    updateTime,
  };
}

function informed(session: Session, postId: string) {
  const post = session.directory.post(postId, session.now);
  if (!post) return undefined;
  return postHolder(session, { unitId: post.unit.id, postId, personId: post.holderPersonId ?? null }, null);
}

/** What the policy asks about a document. */
export function incomingFacts(session: Session, row: IncomingRow, item: ItemRow | undefined): IncomingFacts {
  const unitId = governingUnit(session, row.unitId, item?.holderUnitId);
  return { unitId, state: row.state, ...heldFacts(item) };
}

/** What the policy asks about who holds an item. */
export function heldFacts(item: ItemRow | undefined): { holderPostId: string; mayGoBack: boolean } {
  return { holderPostId: item?.holderPostId ?? '', mayGoBack: typeof item?.backVersion === 'number' };
}

/** Holder of an item as shown. */
export function holderOf(session: Session, item: ItemRow) {
  const { holderUnitId, holderPostId, holderPersonId, sinceTime } = item;
  const holder = {
    unitId: holderUnitId ?? null,
    postId: holderPostId ?? null,
    personId: holderPersonId ?? null,
  };
  return postHolder(session, holder, sinceTime);
}

/** A part as shown. */
export function showPart(session: Session, part: PartRow, item: ItemRow | undefined): Part {
  const { id, documentId, state, direction, result } = part;
  const withdrawn = part.state === PartState.WITHDRAWN;
  return {
    id,
    documentId,
    state,
    direction,
    result,
    holder: item && holderOf(session, item),
    dueTime: part.dueTime ?? undefined,
    dueState: withdrawn
      ? DueState.NONE
      : dueStateOf(part.dueTime, part.finishTime, session.now, session.soonEnd),
    finishTime: part.finishTime ?? undefined,
    etag: String(part.version),
    allowedActions: partActions(session.staff, {
      state,
      ...heldFacts(item),
    }),
  };
}

/** A change of hands as shown. */
export function showChange(session: Session, row: CustodyRow): CustodyChange {
  const side = (
    unitId: string | null | undefined,
    postId: string | null | undefined,
    personId: string | null | undefined,
  ) => ({
    unitId: unitId ?? null,
    postId: postId ?? null,
    personId: personId ?? null,
  });
  const { itemId, version, changeTime, reason, note, workingMinutes } = row;
  return {
    itemId,
    version,
    changeTime,
    reason,
    note,
    workingMinutes,
    from: postHolder(
      session,
      side(row.fromUnitId, row.fromPostId, row.fromPersonId),
      row.fromTime ?? changeTime,
    ),
    to: postHolder(session, side(row.toUnitId, row.toPostId, row.toPersonId), changeTime),
    by: postHolder(session, side(row.byUnitId, row.byPostId, row.byPersonId), changeTime),
    dueTime: row.dueTime ?? undefined,
  };
}

/** A file as shown. */
export function showAttachment(row: AttachmentFacts): Attachment {
  const { id, documentId, fileName, contentType, sizeBytes, sha256, textFound, createTime } = row;
  return { id, documentId, fileName, contentType, sizeBytes, sha256, textFound, createTime };
}
