import { fold, plain, tidy } from '@baro/chassis';

/** Number and symbol as they stand together: `163/KH-UBND`; the Party's `432-TB/VPTW` keeps its hyphen. */
export function numberSymbol(number: string, symbol: string): string {
  if (!number) return symbol;
  if (!symbol) return number;
  return symbol.startsWith('-') ? `${number}${symbol}` : `${number}/${symbol}`;
}

/**
 * Digits with at most one letter, and the year where the number bears it (`30/2020`, NĐ 30/2020 Đ.15); then the symbol
 * behind `/`, or with the Party's `-`: `1707/QĐ-UBND`, `71/2024/QĐ-UBND`, `84-CP`, `149`.
 */
const numberForm = /^(\d+[a-zA-Z]?(?:\/(?:19|20)\d\d(?=\/|$))?)(?:\/(.+)|(-.+))?$/u;

/** Number and symbol taken apart; undefined when the text has no number (`Không`, `Số:`). */
export function splitNumberSymbol(written: string): { number: string; symbol: string } | undefined {
  const match = numberForm.exec(tidyNumberSymbol(written));
  if (!match?.[1]) return undefined;
  return { number: match[1], symbol: match[2] ?? match[3] ?? '' };
}

/** Year a number bears: `71/2024`. */
export function yearInNumber(number: string): number | undefined {
  const match = /\/((?:19|20)\d\d)$/.exec(number);
  return match ? Number(match[1]) : undefined;
}

/** Number and symbol hold no blanks (NĐ 30/2020 Phụ lục I). */
export function tidyNumberSymbol(written: string): string {
  return tidy(written).replaceAll(/\s+/g, '');
}

/** Key of a number: `05` and `5` are one. */
export function numberKey(number: string): string {
  return fold(tidyNumberSymbol(number)).replace(/^0+(?=\d)/, '');
}

/** Key of a symbol, for search by its beginning with or without accents. */
export function symbolKey(symbol: string): string {
  return plain(tidyNumberSymbol(symbol)).replace(/^-/, '');
}

// Short forms that are written out as often as not.
const longForms: readonly (readonly [RegExp, string])[] = [
  [/\bubnd\b/g, 'uy ban nhan dan'],
  [/\bhdnd\b/g, 'hoi dong nhan dan'],
  [/\btp\b/g, 'thanh pho'],
];

/** Key of an issuer: case, accents, blanks, punctuation and common short forms make no difference. */
export function issuerKey(name: string): string {
  const words = plain(name)
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return longForms.reduce((text, [short, long]) => text.replaceAll(short, long), words).replaceAll(' ', '');
}

export interface LikeFacts {
  number: string;
  symbol: string;
  issuerName: string;
  /** Year of the document's date; the one in its number, or of its arrival, when it has none. */
  year: number;
}

/**
 * Same number, symbol, issuer and year (NĐ 30/2020 Phụ lục VI): equal keys. Undefined without number or issuer,
 * since then nothing can be compared.
 */
export function likeKey(facts: LikeFacts): string | undefined {
  const issuer = issuerKey(facts.issuerName);
  const number = numberKey(facts.number);
  if (!number || !issuer) return undefined;
  const symbol = fold(tidyNumberSymbol(facts.symbol));
  return `${fold(numberSymbol(number, symbol))}|${issuer}|${facts.year}`;
}
