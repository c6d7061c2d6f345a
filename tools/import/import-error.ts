/** Ends the import with one sentence for the person at the keyboard. */
export class ImportError extends Error {}
