import { defineEntity, p } from '@mikro-orm/core';
import type { InferEntity } from '@mikro-orm/core';
import type {
  OutgoingKind,
  OutgoingState,
  SeriesKind,
  SigningCapacity,
  Urgency,
} from '@baro/proto/baro/documents/v1/resources';

/** A recipient as stored. */
export interface StoredRecipient {
  name: string;
  identifier: string;
  unitId: string;
}

/** An outgoing or internal document as stored. */
export const OutgoingEntity = defineEntity({
  name: 'OutgoingDocument',
  tableName: 'outgoing_documents',
  properties: {
    id: p.uuid().primary(),
    version: p.integer(),
    unitId: p.uuid(),
    unitCode: p.text(),
    treeId: p.uuid(),
    kind: p.smallint().$type<OutgoingKind>(),
    typeCode: p.text(),
    seriesId: p.uuid().nullable(),
    year: p.smallint(),
    number: p.integer(),
    symbol: p.text(),
    symbolKey: p.text(),
    numberSymbol: p.text(),
    issueDate: p.date().nullable(),
    subject: p.text(),
    language: p.text(),
    pageCount: p.smallint(),
    description: p.text(),
    signerPostId: p.uuid().nullable(),
    signerPersonId: p.uuid().nullable(),
    signerPosition: p.text(),
    signerName: p.text(),
    signingCapacity: p.smallint().$type<SigningCapacity>(),
    delegationId: p.uuid().nullable(),
    recipients: p.json<StoredRecipient[]>(),
    urgency: p.smallint().$type<Urgency>(),
    copyCount: p.smallint(),
    dueDate: p.date().nullable(),
    fileCode: p.text(),
    draftingUnitId: p.uuid().nullable(),
    answersDocumentId: p.uuid().nullable(),
    state: p.smallint().$type<OutgoingState>(),
    cancelReason: p.text(),
    replacesDocumentId: p.uuid().nullable(),
    replacedByDocumentId: p.uuid().nullable(),
    correctsDocumentId: p.uuid().nullable(),
    correctionIds: p.array().columnType('uuid[]'),
    recallReason: p.text(),
    recallBasis: p.text(),
    recallTime: p.datetime().nullable(),
    recallUnitId: p.uuid().nullable(),
    recallPostId: p.uuid().nullable(),
    recallPersonId: p.uuid().nullable(),
    numberTime: p.datetime().nullable(),
    issueTime: p.datetime().nullable(),
    createTime: p.datetime(),
    updateTime: p.datetime(),
  },
});
export type OutgoingRow = InferEntity<typeof OutgoingEntity>;

/** A series of numbers. */
export const SeriesEntity = defineEntity({
  name: 'NumberSeries',
  tableName: 'number_series',
  properties: {
    id: p.uuid().primary(),
    version: p.integer(),
    unitId: p.uuid(),
    year: p.smallint(),
    name: p.text(),
    kind: p.smallint().$type<SeriesKind>(),
    typeCodes: p.array(),
    symbolTemplate: p.text(),
    lastNumber: p.integer(),
    createTime: p.datetime(),
  },
});
export type SeriesRow = InferEntity<typeof SeriesEntity>;

/** A file of a document. */
export const AttachmentEntity = defineEntity({
  name: 'Attachment',
  tableName: 'attachments',
  properties: {
    id: p.uuid().primary(),
    documentId: p.uuid(),
    kind: p.smallint(),
    fileName: p.text(),
    contentType: p.text(),
    sizeBytes: p.bigint('number'),
    sha256: p.text(),
    storageKey: p.text(),
    textFound: p.boolean(),
    // The text is for the index; no read needs it.
    content: p.text().lazy(),
    createTime: p.datetime(),
    removeTime: p.datetime().nullable(),
  },
});
export type AttachmentRow = InferEntity<typeof AttachmentEntity>;
