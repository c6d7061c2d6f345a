import type { Session } from '@baro/directory-client';
import { postHolder } from '@baro/directory-client';
import { Secrecy } from '@baro/proto/baro/documents/v1/resources';
import type { OutgoingDocument, Recall } from '@baro/proto/baro/documents/v1/resources';
import { outgoingActions } from '../domain/allowed-actions.ts';
import type { CustodyRow, ItemRow } from '../store/custody-entities.ts';
import type { OutgoingRow } from '../store/outgoing-entities.ts';
import { holderOf, showAttachment, showChange } from './show-incoming.ts';
import type { AttachmentFacts } from './show-incoming.ts';

/** What a page of one document shows beside its fields. */
export interface OutgoingDetail {
  changes?: readonly CustodyRow[];
  attachments?: readonly AttachmentFacts[];
}

/** An outgoing document as the contract shows it. `item` is its holder's row; lists leave out the detail. */
export function showOutgoing(
  session: Session,
  row: OutgoingRow,
  item: ItemRow | undefined,
  detail: OutgoingDetail = {},
): OutgoingDocument {
  const { id, unitId, kind, typeCode, year, number, symbol, numberSymbol, subject, language, pageCount } =
    row;
  const { description, signingCapacity, recipients, urgency, copyCount, fileCode, state, cancelReason } = row;
  const facts = { unitId, state, holderPostId: item?.holderPostId ?? '' };
  return {
    id,
    unitId,
    kind,
    typeCode,
    year,
    number,
    symbol,
    numberSymbol,
    subject,
    language,
    pageCount,
    description,
    signingCapacity,
    recipients,
    urgency,
    copyCount,
    fileCode,
    state,
    cancelReason,
    unitName: session.directory.unit(unitId, row.issueDate ?? session.now)?.name ?? '',
    seriesId: row.seriesId ?? '',
    issueDate: row.issueDate ?? '',
    signerPostId: row.signerPostId ?? '',
    signerPersonId: row.signerPersonId ?? '',
    signer: row.signerName
      ? {
          position: row.signerPosition,
          fullName: row.signerName,
        }
      : undefined,
    delegationId: row.delegationId ?? '',
    secrecy: Secrecy.NONE,
    dueDate: row.dueDate ?? '',
    draftingUnitId: row.draftingUnitId ?? '',
    answersDocumentId: row.answersDocumentId ?? '',
    replacesDocumentId: row.replacesDocumentId ?? '',
    replacedByDocumentId: row.replacedByDocumentId ?? '',
    correctsDocumentId: row.correctsDocumentId ?? '',
    correctionIds: row.correctionIds,
    recall: showRecall(session, row),
    numberTime: row.numberTime ?? undefined,
    issueTime: row.issueTime ?? undefined,
    holder: item && holderOf(session, item),
    path: (detail.changes ?? []).map((change) => showChange(session, change)),
    attachments: (detail.attachments ?? []).map((file) => showAttachment(file)),
    createTime: row.createTime,
    updateTime: row.updateTime,
    etag: String(row.version),
    allowedActions: outgoingActions(session.staff, facts),
  };
}

function showRecall(session: Session, row: OutgoingRow): Recall | undefined {
  const { recallTime, recallReason: reason, recallBasis: basis } = row;
  if (!recallTime) return undefined;
  const by = {
    unitId: row.recallUnitId ?? null,
    postId: row.recallPostId ?? null,
    personId: row.recallPersonId ?? null,
  };
  return { reason, basis, recallTime, by: postHolder(session, by, recallTime) };
}
