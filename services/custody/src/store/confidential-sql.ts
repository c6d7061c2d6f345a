import { confidentialKinds, confidentialServices } from '../domain/confidential.ts';

const listOf = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(', ');

/** Condition that an item of this kind is everybody's who oversees its place. */
export function isShown(column = 'kind'): string {
  return `${column} NOT IN (${listOf(confidentialKinds)})`;
}

/** Condition that the item is confidential. */
export function isHidden(column = 'kind'): string {
  return `${column} IN (${listOf(confidentialKinds)})`;
}

/** As `isShown`, where the service that owns it is kept. */
export function isOfShownService(column = 'service'): string {
  return `${column} NOT IN (${listOf(confidentialServices)})`;
}
