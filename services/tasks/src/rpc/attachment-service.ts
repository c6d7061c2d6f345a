import { bindService } from '@baro/chassis';
import type { BoundService } from '@baro/chassis';
import { TaskAttachmentServiceService } from '@baro/proto/baro/tasks/v1/attachments';
import type { TaskAttachmentServiceServer } from '@baro/proto/baro/tasks/v1/attachments';
import type { DepsWithFiles } from '../app/deps.ts';
import { downloadAttachment } from '../app/download-attachment.ts';
import { removeAttachment } from '../app/remove-attachment.ts';
import { uploadAttachment } from '../app/upload-attachment.ts';

/** Files of tasks. */
export function attachmentService(deps: DepsWithFiles): BoundService {
  return bindService<TaskAttachmentServiceServer>(TaskAttachmentServiceService, {
    uploadTaskAttachment: (messages, ctx) => uploadAttachment(deps, messages, ctx),
    downloadTaskAttachment: (request, ctx) => downloadAttachment(deps, request, ctx),
    removeTaskAttachment: (request, ctx) => removeAttachment(deps, request, ctx),
  });
}
