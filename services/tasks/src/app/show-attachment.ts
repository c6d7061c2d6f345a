import type { Session } from '@baro/directory-client';
import { postHolder } from '@baro/directory-client';
import type { TaskAttachment } from '@baro/proto/baro/tasks/v1/resources';
import { attachmentActions } from '../domain/attachments.ts';
import type { FileItem } from '../domain/attachments.ts';
import type { TaskFacts } from '../domain/policy.ts';
import type { AttachmentRow } from '../store/attachment-entities.ts';
import type { ItemRow } from '../store/hand-entities.ts';
import type { TaskRow } from '../store/task-entities.ts';
import type { HeldPart } from '../store/task-store.ts';

/** A file without its text. */
export type FileFacts = Omit<AttachmentRow, 'content'>;

/** The task, then its parts, as what files belong to. */
export function fileItems(
  task: Pick<TaskRow, 'id' | 'state'>,
  item: ItemRow | undefined,
  parts: readonly HeldPart[],
): [FileItem, ...FileItem[]] {
  const own = {
    kind: 'task',
    id: task.id,
    state: task.state,
    holderPostId: item?.holderPostId ?? '',
  } as const;
  const others = parts.map(({ part, item: held }) => {
    const { id, state } = part;
    return { kind: 'part', id, state, holderPostId: held.holderPostId ?? '' } as const;
  });
  return [own, ...others];
}

/** A file as the contract shows it. */
export function showAttachment(
  session: Session,
  row: FileFacts,
  facts: TaskFacts,
  items: readonly [FileItem, ...FileItem[]],
): TaskAttachment {
  const { id, taskId, purpose, fileName, contentType, sizeBytes, sha256, textFound, createTime } = row;
  const by = { unitId: row.byUnitId, postId: row.byPostId ?? null, personId: row.byPersonId ?? null };
  const item = items.find((one) => one.id === row.itemId) ?? items[0];
  return {
    id,
    taskId,
    purpose,
    fileName,
    contentType,
    sizeBytes,
    sha256,
    textFound,
    createTime,
    partId: row.itemId === taskId ? '' : row.itemId,
    by: postHolder(session, by, createTime),
    allowedActions: attachmentActions(session.staff, facts, item, row),
  };
}
