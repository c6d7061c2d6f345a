// What a service that keeps files is built from. A package of its own: who keeps none loads none of it.
export { FileMissingError } from './attachment-store.ts';
export type { AttachmentStore } from './attachment-store.ts';
export { cleanFiles, cleanFilesJob } from './clean-files.ts';
export type { CleanDeps } from './clean-files.ts';
export { fileConfig } from './config.ts';
export { openFileDeps } from './file-deps.ts';
export type { FileDeps } from './file-deps.ts';
export { openFiles } from './open-files.ts';
export { fileReasons } from './reasons.ts';
export { indexTextOf, receiveFile } from './receive-file.ts';
export type { Keeping, NewFile } from './receive-file.ts';
export { removeBytes, sendFile } from './send-file.ts';
export { openUpload } from './upload-stream.ts';
