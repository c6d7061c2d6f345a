import { integer, text } from '@baro/chassis';

/** The documents service's own configuration, keys with the prefix `DOCUMENTS_`. */
export const documentsConfig = {
  /** Folder the files of documents lie in. */
  attachmentDir: text('ATTACHMENT_DIR'),
  /** Largest file taken, bytes. */
  attachmentMaxBytes: integer('ATTACHMENT_MAX_BYTES', { fallback: 52_428_800 }),
};
