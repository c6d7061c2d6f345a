import type { AttachmentStore } from './attachment-store.ts';
import { FileInspector } from './file-inspector.ts';
import { openFiles } from './open-files.ts';
import type { Staging } from './staging.ts';

/** What receiving and sending files is built from. */
export interface FileDeps {
  store: AttachmentStore;
  staging: Staging;
  inspector: FileInspector;
  /** Largest file, bytes. */
  maxBytes: number;
}

/** Opens the rooms of files by a service's `fileConfig`. */
export function openFileDeps(config: { attachmentDir: string; attachmentMaxBytes: number }): FileDeps {
  const { store, staging, stagingDir } = openFiles(config);
  return { store, staging, inspector: new FileInspector(stagingDir), maxBytes: config.attachmentMaxBytes };
}
