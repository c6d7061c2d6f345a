/** Ends the verification with one sentence for the person at the keyboard. */
export class VerifyError extends Error {}
