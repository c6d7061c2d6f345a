import { integer, text } from '../config/define-config.ts';

/** Configuration of a service that keeps files, keys with the service's prefix. */
export const fileConfig = {
  /** Folder the service's files lie in; no other service's. */
  attachmentDir: text('ATTACHMENT_DIR'),
  /** Largest file taken, bytes. */
  attachmentMaxBytes: integer('ATTACHMENT_MAX_BYTES', { fallback: 52_428_800 }),
};
