/**
 * Advisory lock held by a rebuild from its beginning to its end. A batch of events tries to share it: when it cannot, a
 * rebuild runs, and the batch is kept for it as well.
 */
export const rebuildLock = '1, 1';

/** Advisory lock a batch of events shares and a rebuild holds alone while the new ledger takes the old one's place. */
export const swapLock = '1, 2';
