import Big from 'big.js';

/** Up to 18 digits, a point, up to 6 places: what PostgreSQL keeps and a person can read. */
const form = /^-?\d{1,18}(\.\d{1,6})?$/;

/** A decimal number as text; undefined when it is none. */
export function readDecimal(text: string): Big | undefined {
  return form.test(text) ? new Big(text) : undefined;
}

/** Decimal places that tell something. */
export function placesOf(value: Big): number {
  return Math.max(0, value.c.length - value.e - 1);
}

/** The shortest text of a value; empty for none. */
export function writeDecimal(value: Big | null | undefined): string {
  return value ? value.toFixed() : '';
}

/** A numeric of the database in its shortest text; empty for none. */
export function shortNumber(text: string | null): string {
  return text === null ? '' : writeDecimal(new Big(text));
}

/** Numerator over denominator times factor, rounded half away from zero; none over zero. */
export function ratioOf(numerator: Big, denominator: Big, factor: Big, decimals: number): Big | undefined {
  if (denominator.eq(0)) return undefined;
  const exact = Big();
  exact.DP = decimals;
  exact.RM = Big.roundHalfUp;
  return new exact(numerator.times(factor)).div(denominator);
}
