/** A size in the form of the law's numbers: 1.234,5 kB. */
export function showSize(bytes: number | string | undefined): string {
  const size = Number(bytes ?? 0);
  const units = ['B', 'kB', 'MB', 'GB'];
  let value = size;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${value.toLocaleString('vi-VN', { maximumFractionDigits: unit === 0 ? 0 : 1 })} ${units[unit] ?? ''}`;
}
