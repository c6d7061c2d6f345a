import path from 'node:path';
import type { AttachmentStore } from './attachment-store.ts';
import { DiskAttachmentStore } from './disk-attachment-store.ts';
import { Staging } from './staging.ts';

/** Where files are received and where they lie. */
export interface FileFolders {
  staging: Staging;
  store: AttachmentStore;
  /** Folder of the staged files. */
  stagingDir: string;
}

/** The embedded default: staging and store side by side on one disk, so that taking over is one rename. */
export function openFiles(config: { attachmentDir: string }): FileFolders {
  const stagingDir = path.join(config.attachmentDir, 'staging');
  const store = new DiskAttachmentStore(path.join(config.attachmentDir, 'files'));
  return { staging: new Staging(stagingDir), store, stagingDir };
}
