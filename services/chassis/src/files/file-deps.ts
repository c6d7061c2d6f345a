import type { AttachmentStore } from '../files/attachment-store.ts';
import { FileInspector } from '../files/file-inspector.ts';
import { openFiles } from '../files/open-files.ts';
import type { Staging } from '../files/staging.ts';
import type { Deps } from './deps.ts';

/** What the use cases of files are built from. */
export interface FileDeps extends Deps {
  store: AttachmentStore;
  staging: Staging;
  inspector: FileInspector;
  /** Largest file, bytes. */
  maxBytes: number;
}

/** Adds to the use cases' dependencies what files need. */
export function openFileDeps(
  deps: Deps,
  config: { attachmentDir: string; attachmentMaxBytes: number },
): FileDeps {
  const { store, staging, stagingDir } = openFiles(config);
  return {
    ...deps,
    store,
    staging,
    inspector: new FileInspector(stagingDir),
    maxBytes: config.attachmentMaxBytes,
  };
}
