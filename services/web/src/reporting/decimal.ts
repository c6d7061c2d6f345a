/**
 * Exact decimal numbers as text: `1234.5` as the contract has them, `1.234,5` as people here write them. A figure
 * never passes through a binary fraction.
 */

const PLAIN = /^-?\d+(?:\.\d+)?$/;

/** Points or spaces part whole groups of three, the comma is the decimal mark; `1234.5` could be meant either way. */
const TYPED = /^(-?)(\d{1,3}(?:\.\d{3})+|\d{1,3}(?: \d{3})+|\d+)(?:,(\d+))?$/;

/** The number that was typed; nothing for what is none, or could be two. */
export function readDecimal(typed: string): string | undefined {
  const text = typed
    .trim()
    .replace(/\s/g, ' ')
    .replace(/^[−–]\s?/, '-');
  const match = TYPED.exec(text);
  if (match === null) return undefined;
  const [, sign = '', whole = '', fraction = ''] = match;
  return canonical(`${sign}${whole.replace(/[. ]/g, '')}.${fraction}`);
}

/** A number of the contract as people here write it; what is none stays as it is. */
export function showDecimal(value: string | undefined): string {
  const text = value ?? '';
  if (!PLAIN.test(text)) return text;
  const [whole = '', fraction] = text.split('.');
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, '.');
  return fraction === undefined ? grouped : `${grouped},${fraction}`;
}

/** The same number without what says nothing: `007.50` is `7.5`, `-0` is `0`. */
export function canonical(value: string): string {
  const [whole = '', fraction = ''] = value.replace('-', '').split('.');
  const digits = whole.replace(/^0+(?=\d)/, '');
  const rest = fraction.replace(/0+$/, '');
  const size = rest === '' ? digits : `${digits}.${rest}`;
  return value.startsWith('-') && size !== '0' ? `-${size}` : size;
}

/** Whether a text is a number of the contract. */
export function isDecimal(text: string | undefined): text is string {
  return PLAIN.test(text ?? '');
}

/** How many digits stand behind the decimal mark. */
export function placesOf(value: string): number {
  return value.split('.')[1]?.length ?? 0;
}

/** Below 0, 0 or above 0, as the first number is less than, equal to or greater than the second. */
export function compareDecimals(a: string, b: string): number {
  const places = Math.max(placesOf(a), placesOf(b));
  const difference = scaled(a, places) - scaled(b, places);
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}

/** The sum of numbers of the contract; what is none is left out. */
export function sumDecimals(values: readonly (string | undefined)[]): string {
  const numbers = values.filter(isDecimal);
  const places = Math.max(0, ...numbers.map(placesOf));
  const sum = numbers.reduce((total, value) => total + scaled(value, places), 0n);
  return canonical(unscaled(sum, places));
}

/**
 * Numerator over denominator, times the factor, rounded half away from zero; nothing when one is missing or the
 * denominator is 0.
 */
export function ratioOf(
  numerator: string,
  denominator: string,
  factor: string,
  places: number,
): string | undefined {
  const parts = [numerator, denominator, factor === '' ? '1' : factor];
  if (!parts.every((part) => PLAIN.test(part))) return undefined;
  const [up = 0n, down = 0n, times = 0n] = parts.map((part) => scaled(part, placesOf(part)));
  if (down === 0n) return undefined;
  const exponent = places + placesOf(denominator) - placesOf(numerator) - placesOf(factor);
  const above = up * times * 10n ** BigInt(Math.max(exponent, 0));
  const below = down * 10n ** BigInt(Math.max(-exponent, 0));
  return unscaled(roundedQuotient(above, below), places);
}

function roundedQuotient(above: bigint, below: bigint): bigint {
  const isNegative = above < 0n !== below < 0n;
  const [up, down] = [above < 0n ? -above : above, below < 0n ? -below : below];
  const size = (up * 2n + down) / (down * 2n);
  return isNegative ? -size : size;
}

function scaled(value: string, places: number): bigint {
  const [whole = '', fraction = ''] = value.split('.');
  return BigInt(whole + fraction.padEnd(places, '0'));
}

function unscaled(digits: bigint, places: number): string {
  const size = (digits < 0n ? -digits : digits).toString().padStart(places + 1, '0');
  const whole = size.slice(0, size.length - places);
  const text = places === 0 ? whole : `${whole}.${size.slice(size.length - places)}`;
  return digits < 0n ? `-${text}` : text;
}
