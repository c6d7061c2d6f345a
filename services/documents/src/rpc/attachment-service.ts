import { bindService } from '@baro/chassis';
import type { BoundService } from '@baro/chassis';
import { AttachmentServiceService } from '@baro/proto/baro/documents/v1/attachments';
import type { AttachmentServiceServer } from '@baro/proto/baro/documents/v1/attachments';
import { downloadAttachment } from '../app/download-attachment.ts';
import type { DepsWithFiles } from '../app/deps.ts';
import { removeAttachment } from '../app/remove-attachment.ts';
import { uploadAttachment } from '../app/upload-attachment.ts';

/** Files of documents. */
export function attachmentService(deps: DepsWithFiles): BoundService {
  return bindService<AttachmentServiceServer>(AttachmentServiceService, {
    uploadAttachment: (messages, ctx) => uploadAttachment(deps, messages, ctx),
    downloadAttachment: (request, ctx) => downloadAttachment(deps, request, ctx),
    removeAttachment: (request, ctx) => removeAttachment(deps, request, ctx),
  });
}
