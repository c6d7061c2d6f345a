import type { DocumentType } from '../api/types.ts';

export interface NumberSymbol {
  readonly number: string;
  readonly symbol: string;
}

/**
 * Splits `163/KH-UBND` into number and symbol (NĐ 30/2020 Phụ lục I: "/" between them, "-" between groups, no
 * spaces). Tolerates `Số:` in front, spaces around signs, and Ð (U+00D0), which many files carry for Đ.
 */
export function splitNumberSymbol(text: string): NumberSymbol {
  const clean = cleanSymbol(text.replace(/^\s*(?:số|so)\s*:?\s*(?=\d|$)/iu, ''));
  // Digits with at most a letter behind (15a), then `/` and the symbol, or a symbol that begins with its hyphen.
  const match = /^(\d+[A-Za-z]?)(?:\/(.+)|(-.+))?$/.exec(clean);
  if (match === null) return { number: '', symbol: clean };
  return { number: match[1] ?? '', symbol: match[2] ?? match[3] ?? '' };
}

/** NFC, Đ for Ð, no spaces around the signs. */
export function cleanSymbol(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll('\u00d0', 'Đ')
    .replace(/\s*([/-])\s*/g, '$1')
    .trim();
}

/** `163/KH-UBND`; the Party's `432-TB/VPTW` keeps its hyphen; either part alone when the other is missing. */
export function joinNumberSymbol(number = '', symbol = ''): string {
  if (number === '' || symbol === '') return number + symbol;
  return symbol.startsWith('-') ? number + symbol : `${number}/${symbol}`;
}

/**
 * The document type a symbol names. Whole groups only, never a beginning: `HĐ` is a contract, `HĐND` an agency.
 * A year in front marks a normative document (`71/2024/QĐ-UBND`). A symbol that begins with an agency is a
 * công văn, the one type without an abbreviation.
 */
export function recogniseType(symbol: string, types: readonly DocumentType[]): DocumentType | undefined {
  const groups = cleanSymbol(symbol)
    .split(/[/-]/)
    .filter((group) => group !== '');
  const hasYear = /^(19|20)\d{2}$/.test(groups[0] ?? '');
  const first = hasYear ? groups[1] : groups[0];
  if (first === undefined) return undefined;
  const named = ofAbbreviation(first, types);
  if (named.length > 0) return named.find((type) => (type.normative ?? false) === hasYear) ?? named[0];
  if (groups.length < 2 || hasYear) return undefined;
  return types.find((type) => type.code === 'CV') ?? types.find((type) => fewLetters(type));
}

/** Exact letters first (`TTr` is not `TTR`, `CTr` not `CT`), then any case when only that fits. */
function ofAbbreviation(group: string, types: readonly DocumentType[]): DocumentType[] {
  const exact = types.filter((type) => type.abbreviation === group);
  if (exact.length > 0) return exact;
  const upper = group.toUpperCase();
  return types.filter((type) => (type.abbreviation ?? '').toUpperCase() === upper && upper !== '');
}

function fewLetters(type: DocumentType): boolean {
  return (type.abbreviation ?? '') === '' && (type.name ?? '').toLowerCase() === 'công văn';
}
