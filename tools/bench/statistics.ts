/** The value below which `share` (0 to 1) of the numbers lie; NaN for none. */
export function percentile(numbers: readonly number[], share: number): number {
  if (numbers.length === 0) return Number.NaN;
  const sorted = numbers.toSorted((a, b) => a - b);
  const index = Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1);
  return sorted[Math.max(0, index)] ?? Number.NaN;
}

/** The middle value. */
export function median(numbers: readonly number[]): number {
  return percentile(numbers, 0.5);
}
