// Receipts: what a person asks by without signing in. The service says what a code stands for.
export { newReceiptCode, newReceiptSecret, readReceipt } from './code.ts';
export type { TypedReceipt } from './code.ts';
export { openReceipt, receiptTriesJob } from './open-receipt.ts';
export type { TryLimits } from './open-receipt.ts';
export { hashSecret } from './secret-hash.ts';
export { endReceipts, findReceipts, insertReceipt, receiptTables } from './store.ts';
export type { ReceiptRow } from './store.ts';
