import { defineEntity, p } from '@mikro-orm/core';
import type { InferEntity } from '@mikro-orm/core';
import type { TaskAttachmentPurpose } from '@baro/proto/baro/tasks/v1/resources';

/** A file of a task as stored; see the migration for what each column means. */
export const AttachmentEntity = defineEntity({
  name: 'TaskAttachment',
  tableName: 'task_attachments',
  properties: {
    id: p.uuid().primary(),
    taskId: p.uuid(),
    itemId: p.uuid(),
    purpose: p.smallint().$type<TaskAttachmentPurpose>(),
    fileName: p.text(),
    contentType: p.text(),
    sizeBytes: p.bigint('number'),
    sha256: p.text(),
    storageKey: p.text(),
    textFound: p.boolean(),
    // The text is for the index; no read needs it.
    content: p.text().lazy(),
    byUnitId: p.uuid(),
    byPostId: p.uuid().nullable(),
    byPersonId: p.uuid().nullable(),
    sealed: p.boolean(),
    createTime: p.datetime(),
    removeTime: p.datetime().nullable(),
  },
});
export type AttachmentRow = InferEntity<typeof AttachmentEntity>;
