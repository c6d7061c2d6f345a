/** A random UUID (version 4); k6 knows no crypto.randomUUID in every version. */
export function uuid(): string {
  const bytes = new Uint8Array(16);
  crypto.getRandomValues(bytes);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [8, 12, 16, 20, 32].reduce(
    (text, end, at, ends) => `${text}${at === 0 ? '' : '-'}${hex.slice(ends[at - 1] ?? 0, end)}`,
    '',
  );
}
