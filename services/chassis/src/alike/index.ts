// Likely duplicates among texts in Vietnamese. Pure: no I/O, and what is peculiar to a kind of text is handed in as words.
export type { Difference } from './differences.ts';
export { explain } from './explain.ts';
export type { ExplainLabels } from './explain.ts';
export { fingerprintSize } from './fingerprint.ts';
export { Matcher } from './matcher.ts';
export type { ReadText } from './read.ts';
export type { Likeness } from './score.ts';
export type { TermCounts } from './weights.ts';
export type { AlikeWords } from './words.ts';
