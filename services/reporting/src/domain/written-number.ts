import Big from 'big.js';

/** As it is written here: `1.234,5`. */
const vietnamese = /^-?(?:[1-9]\d{0,2}(?:\.\d{3})+|\d+)(?:,\d+)?$/;
/** As programs from elsewhere write it: `1,234.5`. */
const english = /^-?(?:[1-9]\d{0,2}(?:,\d{3})+|\d+)(?:\.\d+)?$/;

/** Longer texts are no numbers, and big ones take long to read. */
const longest = 60;

/** Reads a number somebody wrote as text. @returns nothing for what is none, two values for what can be read in two ways */
export function readWritten(written: string): Big[] {
  const text = written.trim().replace(/^\u2212/, '-');
  if (text.length > longest) return [];
  const readings: Big[] = [];
  if (vietnamese.test(text)) readings.push(new Big(text.replaceAll('.', '').replace(',', '.')));
  if (english.test(text)) readings.push(new Big(text.replaceAll(',', '')));
  const [first, second] = readings;
  return first && second?.eq(first) ? [first] : readings;
}
