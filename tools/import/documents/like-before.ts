import type { ImportedDocument } from '@baro/proto/baro/documents/v1/incoming';

/**
 * Finds like documents across the batches of a dry run, where the service has nothing stored to compare with. The rule
 * is the service's (same number, symbol, issuer, year); test/real-data holds the two together.
 */
export class LikeBefore {
  readonly #seen = new Set<string>();

  /** Whether a like row came in an earlier batch. */
  has(document: ImportedDocument): boolean {
    const key = keyOf(document);
    return key !== undefined && this.#seen.has(key);
  }

  add(document: ImportedDocument): void {
    const key = keyOf(document);
    if (key !== undefined) this.#seen.add(key);
  }
}

// Number without leading zeros, year of a normative number, symbol: `0071/2024/QĐ-UBND`.
const form = /^0*(\d+)(?:\/((?:19|20)\d{2})(?=\/))?(.*)$/;

function keyOf(document: ImportedDocument): string | undefined {
  const written = document.numberSymbol.normalize('NFC').replaceAll(/\s+/g, '').replaceAll('Ð', 'Đ');
  const match = form.exec(written);
  if (!match) return undefined;
  const [, number = '', numberYear = '', symbol = ''] = match;
  const year = document.issueDate.slice(0, 4) || numberYear;
  return [number, numberYear, symbol.toUpperCase(), fold(document.issuerName), year].join('|');
}

/** Without case, accents and white space. */
function fold(text: string): string {
  const plain = text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return plain.replaceAll(/[đð]/g, 'd').replaceAll(/\s+/g, ' ').trim();
}
